-- Tests of communication.
local communication = require "iso28000-common/fixtures.communication"

test "communication is planned inside and outside" (communication.planned_both_ways { rule = "communication-planned-inside-and-outside" })

test "an answer is in time on its last day" (communication.answered_in_time { rule = "messages-answered-in-time" })

test "a message is checked before it goes out" (communication.checked_before_sending { rule = "messages-checked-before-sending" })
