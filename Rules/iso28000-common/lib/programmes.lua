-- Programmes: which are live, whether they can be carried out, and whether they fit together.
local shared = require "shared"
local upkeep = require "upkeep"

local programmes = {}

-- Which programmes, as `g`, are live: neither completed nor cancelled.
programmes.live = "(g.status IS NULL OR g.status NOT IN ('completed', 'cancelled'))"

programmes.feasible = shared {
  rationale = "A programme without means, or that nobody looks at, will not reach its objective.",
  of     = "programmes", name = "{code} {title}",
  select = [[ SELECT g.id, g.code, g.title, g.means, g.resources, g.reviewed_on, g.start_on FROM programmes g
              WHERE ]] .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, means, resources, reviewed_on, start_on)
    if blank(means) and blank(resources) then return fail("programme %s names no means", code) end
    return upkeep.review(nil, date.done(reviewed_on) and reviewed_on or start_on, params.objective_interval, "programme %s", code)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM programmes" and not org.exists("SELECT 1 FROM programmes g WHERE " .. programmes.live) then
      return not_applicable("no programme is live")
    end
  end,
  fix    = "Go through the programme with its leader, and correct the days and means that no longer fit.",
  action = { kind = "corrective", owner = "programme owner", within = "30 days" },
}

programmes.fit_together = shared {
  ask = "Do security programmes of other parts of the organisation fit together with the system? "
    .. "Look at the list of them, and at who keeps them in step.",
}

return programmes
