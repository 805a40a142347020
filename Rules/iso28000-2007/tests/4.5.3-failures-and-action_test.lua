-- Tests of failures, incidents and action on them.
local nonconformities = require "iso28000-common/fixtures.nonconformities"

test "what followed was dealt with" (nonconformities.consequences_dealt { rule = "consequences-dealt-with" })

test "effects of an incident are softened" (nonconformities.effects_softened { rule = "incident-effects-softened" })
