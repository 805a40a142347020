-- Checks over shipments, seals, incidents by site, and partners.

local byte = string.byte

rule "c02" {
  title = "Every shipment was sealed at departure and unsealed with the same seal", of = "shipments",
  select = [[ SELECT s.id AS id, s.status AS status, e.event AS event, e.seal_no AS seal_no
              FROM shipments s LEFT JOIN seal_events e ON e.shipment_id = s.id ORDER BY s.id, e.seq ]],
  optional = { "event", "seal_no" },
  judge = function(id, status, each)
    local departed, arrived
    for _, event, seal_no in each("event", "seal_no") do
      if event == "apply" then departed = seal_no elseif event == "remove" then arrived = seal_no end
    end
    if not departed then return fail("shipment %d was never sealed", id) end
    if status == "arrived" and arrived ~= departed then return fail("shipment %d arrived with another seal", id) end
  end,
  fix = "Find out what happened to the seal.",
}

-- ISO 6346: letters count 10 to 38 without multiples of 11.
local letter_value = {}
do
  local value = 10
  for code = 65, 90 do
    if value % 11 == 0 then value = value + 1 end
    letter_value[code] = value
    value = value + 1
  end
  for code = 48, 57 do letter_value[code] = code - 48 end
end

rule "c07" {
  title = "Every container number has a right check digit", of = "shipments",
  select = "SELECT id, container_no FROM shipments ORDER BY id",
  judge = function(id, container_no)
    local v = letter_value
    local a, b, c, d, e, f, g, h, i, j, check = byte(container_no, 1, 11)
    if not check or (v[a] + v[b] * 2 + v[c] * 4 + v[d] * 8 + v[e] * 16 + v[f] * 32 + v[g] * 64 + v[h] * 128
        + v[i] * 256 + v[j] * 512) % 11 % 10 ~= check - 48 then
      return fail("container number %s of shipment %d is wrong", container_no, id)
    end
  end,
  fix = "Correct the container number.",
}

rule "c08" {
  title = "Every shipment's seal was applied once, checked unchanged, and removed last", of = "shipments",
  key = "shipment_id",
  select = "SELECT shipment_id, event, seal_no FROM seal_events ORDER BY shipment_id, seq",
  judge = function(shipment_id, seal_no, each)
    local state, broken = 0, false
    for _, event, number in each("event", "seal_no") do
      if event == "apply" then
        if state ~= 0 then broken = true end
        state = 1
      else
        if state ~= 1 or number ~= seal_no then broken = true end
        if event ~= "check" then state = 2 end
      end
    end
    if broken then return fail("seal custody of shipment %d is broken", shipment_id) end
  end,
  fix = "Investigate the seal.",
}

rule "c11" {
  title = "Every active partner signed the declaration and was assessed in time", of = "partners",
  select = [[ SELECT id, risk_level, assessed_on, declaration FROM partners WHERE status = 'active' ORDER BY id ]],
  optional = { "assessed_on" },
  judge = function(id, risk_level, assessed_on, declaration)
    if not yes(declaration) then return fail("partner %d has not signed", id) end
    if not assessed_on then return fail("partner %d was never assessed", id) end
    if risk_level == "high" then
      return at_most(date.days(assessed_on, today), 365, "days", "assessment of partner %d is overdue", id)
    end
  end,
  fix = "Assess the partner.",
}

rule "c13" {
  title = "Nobody removes the seal that they applied", of = "shipments", key = "shipment_id",
  select = "SELECT shipment_id, event, person_id FROM seal_events ORDER BY shipment_id, seq",
  judge = function(shipment_id, each)
    local sealer, judged
    for _, event, person_id in each("event", "person_id") do
      if event == "apply" then
        sealer = person_id
      elseif event == "remove" and sealer then
        judged = true
        if person_id == sealer then return fail("one person sealed and unsealed shipment %d", shipment_id) end
      end
    end
    if not judged then return not_applicable("not sealed and unsealed yet") end
  end,
  fix = "Separate the duties.",
}

local shipments_of, incidents_of = {}, {}

rule "c16" {
  title = "High incidents stay below 60 in 1,000 shipments at every site", of = "sites",
  before = function()
    for _, site_id in org.rows "SELECT site_id FROM shipments" do
      shipments_of[site_id] = (shipments_of[site_id] or 0) + 1
    end
    for _, site_id, severity in org.rows "SELECT site_id, severity FROM incidents" do
      if severity == "high" then incidents_of[site_id] = (incidents_of[site_id] or 0) + 1 end
    end
  end,
  select = "SELECT id FROM sites ORDER BY id",
  judge = function(id)
    return at_most((incidents_of[id] or 0) * 1000, 60 * (shipments_of[id] or 0), "per mille",
      "site %d has too many high incidents", id)
  end,
  fix = "Look into the incidents of the site.",
}

local hours_of, trips_of = {}, {}

rule "c18" {
  title = "No transit takes more than 2.5 times the mean of its route", of = "shipments",
  before = function()
    for _, route, departed_at, arrived_at in org.rows "SELECT route, departed_at, arrived_at FROM shipments" do
      if arrived_at then
        hours_of[route] = (hours_of[route] or 0) + date.hours(departed_at, arrived_at)
        trips_of[route] = (trips_of[route] or 0) + 1
      end
    end
  end,
  select = "SELECT id, route, departed_at, arrived_at FROM shipments WHERE arrived_at IS NOT NULL ORDER BY id",
  judge = function(id, route, departed_at, arrived_at)
    return at_most(date.hours(departed_at, arrived_at) * 2 * trips_of[route], 5 * hours_of[route], "hours",
      "shipment %d took too long", id)
  end,
  fix = "Find out where the shipment stood.",
}

local sealed = {}

rule "c19" {
  title = "A seal number is applied to one shipment only", of = "seal_events", name = "{shipment_id}",
  select = "SELECT id, shipment_id, seal_no FROM seal_events WHERE event = 'apply' ORDER BY id",
  judge = function(shipment_id, seal_no)
    local first = sealed[seal_no]
    if not first then
      sealed[seal_no] = shipment_id
    elseif first ~= shipment_id then
      return fail("seal %s of shipment %d was used before", seal_no, shipment_id)
    end
  end,
  fix = "Find out which seal is genuine.",
}

rule "c20" {
  title = "Every partner's LEI has right check digits", of = "partners",
  select = "SELECT id, lei FROM partners ORDER BY id",
  judge = function(id, lei)
    local rest = 0
    for place = 1, #lei do
      local code = byte(lei, place)
      if code >= 65 then rest = (rest * 100 + code - 55) % 97 else rest = (rest * 10 + code - 48) % 97 end
    end
    if rest ~= 1 or #lei ~= 20 then return fail("LEI %s of partner %d is wrong", lei, id) end
  end,
  fix = "Correct the LEI.",
}
