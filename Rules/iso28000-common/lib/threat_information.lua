-- Threat information: taken in and assessed without long gaps.
local shared = require "shared"
local upkeep = require "upkeep"

local threat_information = {}

threat_information.taken_in = shared {
  rationale = "Whoever takes nothing in learns of a new way of stealing from their own loss.",
  of     = "threat_information", method = "examine",
  check  = function()
    local newest = org.value [[ SELECT max(received_on) FROM threat_information
      WHERE received_on <= :today AND assessed_on <= :today AND assessed_by IS NOT NULL ]]
    return upkeep.newest(newest, params.threat_information_interval, "assessed piece of threat information")
  end,
  when_empty = fail("no threat information is on record"),
  fix    = "Take in what police, customs and associations send, and have each piece assessed.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

return threat_information
