-- What the assessment covers: for each kind of risk the register holds one, or a person attests that it was looked at and is absent.
local risk_kinds = require "iso28000-common/risk_kinds"
local shared = require "iso28000-common/shared"

-- The judgement that the register holds risks of a kind; `words` name the kind in the text of a failure.
local function covers(category, words, question_id)
  return shared {
    of     = "risks", method = "examine",
    check  = function() return risk_kinds.found_or_attested(category, words, question_id) end,
    when_empty = fail("no risk is on record"),
    fix    = "Enter and rate the risks of that kind, or attest with reasons that there are none.",
    action = { kind = "corrective", owner = "security manager", within = "60 days" },
  }
end

-- Crime and terror stand beside breakdown in this requirement; in the register they are a kind of their own.
rule "failure-and-crime-in-the-register" (risk_kinds.failure_and_crime {
  requirement = "28000-2007/4.3.1-e", title = "The risk register holds failures and malicious acts",
})

question "failures-and-crime-considered" (risk_kinds.failure_and_crime_considered { requirement = "28000-2007/4.3.1-e" })

rule "operations-in-the-register" (covers("operational", "operations", "operations-considered") {
  requirement = "28000-2007/4.3.1-f", title = "The risk register holds risks from operations",
  rationale = "Tired crews, short cuts and a full yard open more doors than crowbars do.",
})

question "operations-considered" {
  requirement = "28000-2007/4.3.1-f",
  ask = "Was it looked at what the control of security, people and the daily work can do to it, even if no such risk is entered? Look at "
    .. "who of the shifts sat in the last risk session, and at one risk from operations or the reason why there is none.",
}

rule "nature-in-the-register" (covers("environmental", "natural events", "nature-considered") {
  requirement = "28000-2007/4.3.1-g", title = "The risk register holds natural events",
  rationale = "Flood and frost stop alarms, gates and guards at the same hour.",
})

question "nature-considered" {
  requirement = "28000-2007/4.3.1-g",
  ask = "Was it looked at which natural events can make security measures useless, also where the register holds none? Look at flood and "
    .. "weather maps of each site, and ask what happens to alarms, gates and guards when the power is out for a day.",
}

rule "matters-beyond-control-in-the-register" (covers("external", "matters beyond control", "matters-beyond-control-considered") {
  requirement = "28000-2007/4.3.1-h", title = "The risk register holds matters beyond the organisation's control",
  rationale = "A guard firm that fails at midnight is not mended by one's own people.",
})

question "matters-beyond-control-considered" {
  requirement = "28000-2007/4.3.1-h",
  ask = "Was it looked at what others can fail to deliver, such as guarding, power, networks and transport, even if nothing is entered? "
    .. "Look at the list of goods and services bought in, and follow two of them to a risk or to the reason why there is none.",
}

rule "stakeholders-in-the-register" (covers("stakeholder", "stakeholders", "stakeholders-considered") {
  requirement = "28000-2007/4.3.1-i", title = "The risk register holds risks from stakeholders, law and reputation",
  rationale = "A permit or a name is lost faster than a container.",
})

question "stakeholders-considered" {
  requirement = "28000-2007/4.3.1-i",
  ask = "Was it looked at what happens when a duty of law is missed or name and brand are harmed, also where the register holds no such "
    .. "risk? Look at permits, complaints and customers' demands beside the register.",
}

rule "equipment-in-the-register" (covers("equipment", "security equipment", "equipment-considered") {
  requirement = "28000-2007/4.3.1-j", title = "The risk register holds risks from security equipment",
  rationale = "A camera that fails at the wrong moment is a risk like any other.",
})

question "equipment-considered" {
  requirement = "28000-2007/4.3.1-j",
  ask = "Was it looked at how security equipment is designed, fitted, kept up and replaced, and what can go wrong with each, even if "
    .. "nothing is entered? Look at the list of equipment with its faults, and follow the oldest piece to a risk or a reason.",
}

rule "information-in-the-register" (covers("information", "information", "information-considered") {
  requirement = "28000-2007/4.3.1-k", title = "The risk register holds risks to information and communication",
  rationale = "Whoever holds the release code holds the container.",
})

question "information-considered" {
  requirement = "28000-2007/4.3.1-k",
  ask = "Was it looked at what can happen to information, data and messages, also where the register holds no such risk? Look at how "
    .. "release codes, manifests and route plans travel, and at who could read or change them on the way.",
}

rule "continuity-in-the-register" (covers("continuity", "threats to going on with the business", "continuity-considered") {
  requirement = "28000-2007/4.3.1-l", title = "The risk register holds threats to carrying on the business",
  rationale = "A firm that stands still for two weeks may not start again.",
})

question "continuity-considered" {
  requirement = "28000-2007/4.3.1-l",
  ask = "Was it looked at what could bring the business to a stop, even if nothing is entered? Look at the sites, systems and partners "
    .. "without which nothing leaves, and at how long each may be away.",
}
