-- Communication: security information passed on and taken in, and weighed before it goes out.
local communication = require "iso28000-common/communication"

rule "communication-planned-inside-and-outside" (communication.planned_both_ways {
  requirement = "28000-2007/4.4.3-a", title = "The communication plan covers messages inside and outside",
})

rule "messages-answered-in-time" (communication.answered_in_time {
  requirement = "28000-2007/4.4.3-a", title = "Messages that are owed an answer get it by the agreed day",
})

rule "messages-checked-before-sending" (communication.checked_before_sending {
  requirement = "28000-2007/4.4.3-b",
  title = "Every outgoing message on security was checked for sensitivity on or before the day it went out",
})
