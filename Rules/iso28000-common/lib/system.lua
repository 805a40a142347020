-- The system as a whole: what the last review found of it, and whether each part of it has a process.
local shared = require "shared"
local parts = require "parts"
local reviews = require "reviews"

local system = {}

system.found_fit = shared {
  rationale = "The review is where top management says whether the whole of it works.",
  of     = "management_reviews", name = "{code}", grade = "minor",
  select = [[ SELECT r.id, r.code, r.held_on, r.suitability, r.adequacy, r.effectiveness FROM management_reviews r
              WHERE ]] .. reviews.newest .. " ORDER BY r.id",
  judge  = function(code, held_on, suitability, adequacy, effectiveness)
    if not held_on then return unknown("nobody knows when review %s was held", code) end
    if suitability == "no" or adequacy == "no" or effectiveness == "no" then return major("review %s found the system unfit", code) end
    if not suitability and not adequacy and not effectiveness then return major("review %s concludes on nothing", code) end
    local open, what = parts.missing {
      suitability = suitability ~= "yes", adequacy = adequacy ~= "yes", effectiveness = effectiveness ~= "yes",
    }
    return at_most(open, 0, "conclusions", "review %s does not fully confirm the %s of the system", code, what)
  end,
  when_empty = major("no management review is on record"),
  fix    = "Have top management conclude on what the review left open, and act on what it found wanting.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

system.groups_have_processes = shared {
  rationale = "A part of the system without a process is done when somebody thinks of it.",
  maturity = 1,
  of     = "processes",
  check  = function()
    local signs = {}
    for _, kind in ipairs { "planning", "support", "operation", "evaluation", "improvement" } do
      local sql = "SELECT 1 FROM processes WHERE kind = :kind AND in_sms = 1 AND owner_id IS NOT NULL"
      signs[kind] = not org.exists(sql, { kind = kind })
    end
    local missing, what = parts.missing(signs)
    return at_most(missing, 0, "groups", "no process with an owner for %s", what)
  end,
  when_empty = fail("no process is on record"),
  fix    = "Describe the missing process, and name its owner.",
}

system.works_as_a_whole = shared {
  ask = "Is the system run, kept up and improved as a whole? "
    .. "Look at the last review, at what came of its decisions and at two processes where they meet.",
}

return system
