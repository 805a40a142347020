-- Controls on processes: whether one of a kind works.
local shared = require "shared"

local process_controls = {}

-- A rule that a control of this kind is implemented, described and owned.
function process_controls.working(kind, what)
  return shared {
    of     = "process_controls",
    check  = function()
      local working = org.value([[ SELECT count(*) FROM process_controls
        WHERE kind = :kind AND done(implemented_on) AND trim(description) > '' AND owner_id IS NOT NULL ]], { kind = kind })
      return at_least(working, 1, "controls", "no implemented and owned control covers %s", what)
    end,
    when_empty = fail("no control of any process is on record"),
  }
end

return process_controls
