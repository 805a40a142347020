-- Movements between gates, standing times, and delivery.
local custody = require "custody"
local loads = require "loads"

rule "custody-without-holes" {
  requirement = "cargo/movements-a", title = "The gates show every load from the stuffing site on, in and out in turn",
  rationale = "Where the records jump, somebody had the container and nobody knows who.",
  of     = "container_loads", name = "{code}", optional = { "gate_movements.load_id", "stuffing_ended_at" },
  select = custody.chain,
  judge  = function(code, site_id, status, stuffing_ended_at, each)
    if status == "on_site" and not stuffing_ended_at then return not_applicable("is being stuffed") end
    local spans, fault, reason = custody.spans({ site_id = site_id, stuffing_ended_at = stuffing_ended_at }, each)
    if fault == "broken" then return fail("%s %s", code, reason) end
    if fault then return unknown("%s: %s", code, reason) end
    if not status then return unknown("nobody knows whether %s has left", code) end
    if #spans == 1 and status ~= "on_site" then return loads.no_gate(code) end
    if #spans > 1 and status == "on_site" then return fail("%s is said to be on site, and has left it", code) end
  end,
  fix    = "Ask gate and carrier where the load was, and enter the movement that is missing with its proof.",
  action = { kind = "corrective", owner = "head of gate", within = "14 days" },
}

-- A chain that is broken is `custody-without-holes` to report; its hours are unknown.
rule "transits-in-time" {
  requirement = "cargo/movements-b", title = "No load was longer between two gates than the road takes",
  rationale = "An hour too much is a stop that nobody planned.",
  of     = "container_loads", name = "{code}", optional = { "gate_movements.load_id", "delivered_at", "planned_hours" },
  select = custody.chain,
  judge  = function(code, site_id, status, stuffing_ended_at, delivered_at, each)
    if status == "on_site" then return not_applicable("has not left yet") end
    local spans, _, reason = custody.spans({ site_id = site_id, stuffing_ended_at = stuffing_ended_at }, each)
    if not spans then return unknown("%s: %s", code, reason) end
    if #spans == 1 then return loads.no_gate(code) end
    local verdicts = {}
    for _, leg in ipairs(spans) do
      local to = leg.to or custody.ending(status, delivered_at)
      if not leg.is_stay then
        verdicts[#verdicts + 1] = to and at_most(date.hours(leg.from, to), leg.planned or params.transit_hours, "hours",
          "%s was too long on the road that began at %s", code, leg.from) or unknown("nobody knows when %s was delivered", code)
      end
    end
    return verdicts
  end,
  fix    = "Ask the carrier for the track of the vehicle, and note what it shows.",
  action = { kind = "corrective", owner = "dispatcher", within = "14 days" },
}

rule "dwell-explained" {
  requirement = "cargo/movements-c", title = "No load stood at a place for long without a recorded reason",
  rationale = "Most cargo is stolen where it stands.",
  of     = "container_loads", name = "{code}", optional = { "gate_movements.load_id", "stuffing_ended_at", "delivered_at" },
  select = custody.chain,
  judge  = function(code, site_id, status, stuffing_ended_at, delivered_at, is_start_explained, each)
    if status == "on_site" and not stuffing_ended_at then return not_applicable("is being stuffed") end
    local row = { site_id = site_id, stuffing_ended_at = stuffing_ended_at, is_start_explained = is_start_explained }
    local spans, _, reason = custody.spans(row, each)
    if not spans then return unknown("%s: %s", code, reason) end
    local verdicts = {}
    for n, stay in ipairs(spans) do
      local to = stay.to or custody.ending(status, delivered_at)
      if not stay.is_stay or stay.is_explained then
        verdicts[n] = pass()
      elseif not to then
        verdicts[n] = unknown("nobody knows when %s was delivered", code)
      else
        verdicts[n] = at_most(date.hours(stay.from, to), params.dwell_hours, "hours",
          "%s stood without a reason from %s on", code, stay.from)
      end
    end
    return verdicts
  end,
  fix    = "Find out why the load stands, note the reason, and look at its seal.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

rule "deliveries-received" {
  requirement = "cargo/movements-d", title = "Every delivered load was signed for and counted, and nothing was missing",
  rationale = "What nobody counts on arrival is missed when nobody can say where it went.",
  of     = "container_loads", name = "{code}",
  select = "SELECT l.id, l.code, l.site_id, l.status, l.packages, l.packages_received, l.received_by FROM container_loads l WHERE "
    .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, status, packages, packages_received, received_by)
    if not status then return unknown("nobody knows whether %s is delivered", code) end
    if status ~= "delivered" then return not_applicable("is not delivered yet") end
    if blank(received_by) then return fail("nobody signed for %s", code) end
    if not packages_received then return fail("nobody counted %s on arrival", code) end
    if not packages then return unknown("nobody counted what was loaded into %s", code) end
    return at_most(math.abs(packages_received - packages), 0, "packages",
      "%d packages of %s arrived, %d were loaded", packages_received, code, packages)
  end,
  fix    = "Settle the difference with consignee and carrier in writing, and report a loss.",
  action = { kind = "correction", owner = "dispatcher", within = "7 days" },
}
