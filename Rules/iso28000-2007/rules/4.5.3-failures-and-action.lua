-- Failures, incidents and nonconformities: investigated, softened, and answered by action that works.
local nonconformities = require "iso28000-common/nonconformities"

rule "consequences-dealt-with" (nonconformities.consequences_dealt {
  requirement = "28000-2007/4.5.3-c", title = "What followed from a nonconformity was dealt with",
})

rule "incident-effects-softened" (nonconformities.effects_softened {
  requirement = "28000-2007/4.5.3-c", title = "The effects of incidents are softened",
})
