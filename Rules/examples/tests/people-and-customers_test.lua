test "a customer's own interval counts before the parameter" {
  rule = "customers-reviewed", as_of = "2026-06-30",
  given = {
    customers = {
      { id = 1, code = "C-1", name = "Kade & Zn.", reviewed_on = "2025-06-30" },
      { id = 2, code = "C-2", name = "Baltic Tins", reviewed_on = "2026-03-30", review_interval = "3 months" },
      { id = 3, code = "C-3", name = "Oslo Timber", reviewed_on = "2026-03-29", review_interval = "3 months" },
    },
  },
  expect = {
    outcome = "nonconforming", population = { conforming = 2, nonconforming = 1 },
    subjects = { ["3"] = { measured = 1, text = "Oslo Timber" } },
  },
}

test "a blocked customer needs no review, an unknown flag does" {
  rule = "customers-reviewed", as_of = "2026-06-30",
  given = {
    customers = {
      { id = 1, code = "C-1", name = "Blocked", blocked = 1 },
      { id = 2, code = "C-2", name = "Perhaps" },
    },
  },
  expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "Perhaps was never reviewed" } } },
}

test "a customer is in time on the last day of the parameter's interval" {
  rule = "customers-reviewed", as_of = "2026-06-30",
  given = { customers = { { id = 1, code = "C-1", name = "Kade & Zn.", blocked = 0, reviewed_on = "2025-12-30" } } },
  cases = {
    { name = "on the day", params = { customer_review = "6 months" }, expect = "conforming" },
    { name = "a month less", params = { customer_review = "5 months" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 31, limit = 0 } } } },
  },
}

-- Customers that differ in country and limit.
local function customers(...)
  local rows = {}
  for n, customer in ipairs { ... } do
    rows[n] = { id = n, name = "customer " .. n, country = customer[1], credit_limit = customer[2] }
  end
  return { customers = rows }
end

test "a high limit in a watched country is an opportunity" {
  rule = "watched-customers", as_of = "2026-06-30",
  cases = {
    { name = "at 50,000", given = customers({ "RU", 50000 }), expect = "conforming" },
    { name = "a cent more", given = customers({ "RU", 50000.01 }),
      expect = { outcome = "remarked", grade = "opportunity",
        subjects = { ["1"] = { text = "the limit of customer 1 is high for its country" } } } },
    { name = "in another country", given = customers({ "NL", 60000 }, { nil, 60000 }), expect = "not_evaluable" },
  },
}

test "which countries are watched is a parameter" {
  rule = "watched-customers", as_of = "2026-06-30", given = customers({ "NL", nil }, { "RU", nil }),
  cases = {
    { name = "one", params = { watched_countries = { "NL" } },
      expect = { outcome = "remarked", subjects = { ["1"] = { grade = "observation", text = "customer 1 has no credit limit" } } } },
    { name = "none", params = { watched_countries = {} }, expect = "not_applicable" },
  },
}

test "a missing limit is remarked, not failed" {
  rule = "watched-customers", as_of = "2026-06-30",
  given = { customers = { { id = 1, name = "Volga Freight", country = "RU" }, { id = 2, name = "Kade", country = "NL" },
    { id = 3, name = "Don Lines", country = "RU", credit_limit = 50000 } } },
  expect = { outcome = "remarked", grade = "observation", population = { remarked = 1, conforming = 1 } },
}

test "an account of someone who left is a major" {
  rule = "leavers-locked-out", as_of = "2026-06-30",
  given = {
    staff = {
      { id = 1, name = "G. Okoro", left_on = "2026-06-30", account_active = 1 },
      { id = 2, name = "L. Brandt", left_on = "2026-07-01", account_active = 1 },
      { id = 3, name = "M. Vos", left_on = "2026-01-31", account_active = 0 },
    },
  },
  expect = {
    outcome = "nonconforming", grade = "major",
    population = { nonconforming = 1, conforming = 1, not_applicable = 1 },
    subjects = { ["1"] = { text = "G. Okoro left on 2026-06-30" } },
  },
}

test "an account is asked about from the day its owner leaves" {
  rule = "leavers-locked-out", as_of = "2026-06-30",
  cases = {
    { name = "closed", given = { staff = { { id = 1, name = "M. Vos", left_on = "2026-06-30", account_active = 0 } } },
      expect = "conforming" },
    { name = "nobody knows", given = { staff = { { id = 1, name = "M. Vos", left_on = "2026-06-30" } } },
      expect = { outcome = "not_evaluable", subjects = { ["1"] = { text = "nobody knows whether the account of M. Vos is closed" } } } },
    { name = "still here", given = { staff = { { id = 1, name = "M. Vos", account_active = 1 } } },
      expect = { outcome = "not_evaluable", population = { of = 1, judged = 0, not_applicable = 0 } } },
  },
}

local function staff(trained, untrained)
  local people = {}
  for n = 1, trained + untrained do
    people[n] = { id = n, name = "person " .. n, role = "packer", trained_on = n <= trained and "2026-01-15" or nil }
  end
  return { staff = people }
end

test "nine of ten are enough" {
  rule = "staff-trained", as_of = "2026-06-30",
  cases = {
    { name = "nine of ten", given = staff(9, 1), expect = "conforming" },
    { name = "eight of ten", given = staff(8, 2), expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
  },
}

test "training counts from its day, and leavers not at all" {
  rule = "staff-trained", as_of = "2026-06-30",
  cases = {
    { name = "trained today", given = { staff = { { id = 1, name = "A. Berg", trained_on = "2026-06-30" } } }, expect = "conforming" },
    { name = "booked for tomorrow", given = { staff = { { id = 1, name = "A. Berg", trained_on = "2026-07-01" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "A. Berg is not trained" } } } },
    { name = "left today", given = { staff = { { id = 1, name = "A. Berg", left_on = "2026-06-30" } } }, expect = "not_applicable" },
    { name = "leaves tomorrow", given = { staff = { { id = 1, name = "A. Berg", left_on = "2026-07-01" } } }, expect = "nonconforming" },
  },
}

test "the share that must be trained is a parameter" {
  rule = "staff-trained", as_of = "2026-06-30", given = staff(8, 2), params = { trained_share = 0.8 },
  expect = { outcome = "conforming", population = { conforming = 8, nonconforming = 2 } },
}

test "whoever has no role or leaves today is no duty officer" {
  rule = "a-duty-officer", as_of = "2026-06-30",
  cases = {
    { name = "another role", given = { staff = { { id = 1, name = "B. Kok", role = "packer" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "is not a duty officer" } } } },
    { name = "no role", given = { staff = { { id = 1, name = "B. Kok" } } }, expect = "nonconforming" },
    { name = "leaves today", given = { staff = { { id = 1, name = "A. Berg", role = "duty officer", left_on = "2026-06-30" } } },
      expect = "nonconforming" },
    { name = "leaves tomorrow", given = { staff = { { id = 1, name = "A. Berg", role = "duty officer", left_on = "2026-07-01" } } },
      expect = "conforming" },
  },
}

test "one duty officer is enough, a former one is not" {
  rule = "a-duty-officer", as_of = "2026-06-30",
  cases = {
    { name = "one of two", expect = "conforming", given = { staff = {
      { id = 1, name = "A. Berg", role = "duty officer" }, { id = 2, name = "B. Kok", role = "packer" } } } },
    { name = "left", expect = "nonconforming", given = { staff = {
      { id = 1, name = "A. Berg", role = "duty officer", left_on = "2026-01-01" } } } },
    { name = "nobody", expect = { outcome = "nonconforming", subjects = { organisation = { text = "nobody" } } }, given = {} },
  },
}

test "a count that is off by more than a hundredth fails at its site" {
  rule = "stock-counted", as_of = "2026-06-30",
  given = {
    ["stock counts"] = {
      { id = 1, site = "RTM", counted_on = "2026-06-01", booked = 1000, counted = 990 },
      { id = 2, site = "GDY", counted_on = "2026-06-01", booked = 1000, counted = 989 },
    },
  },
  expect = {
    outcome = "nonconforming", population = { conforming = 1, nonconforming = 1 },
    subjects = { ["2"] = { measured = 11, limit = 10 } },
  },
}

-- Counts of one site, with what was booked and counted on a day.
local function counts(...)
  local rows = {}
  for n, count in ipairs { ... } do
    rows[n] = { id = n, site = "RTM", counted_on = count.on, booked = count.booked, counted = count.counted }
  end
  return { ["stock counts"] = rows }
end

test "a count may be off by a hundredth of the largest stock of its site" {
  rule = "stock-counted", as_of = "2026-06-30",
  cases = {
    { name = "the largest comes later", given = counts(
      { on = "2026-06-01", booked = 100, counted = 90 }, { on = "2026-06-01", booked = 1000, counted = 1010 }), expect = "conforming" },
    { name = "the largest comes first", given = counts(
      { on = "2026-06-01", booked = 1000, counted = 1000 }, { on = "2026-06-01", booked = 100, counted = 111 }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 11, limit = 10, text = "count of RTM is off" } } } },
    { name = "a stock below a hundred has none to spare", given = counts({ on = "2026-06-01", booked = 99, counted = 98 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1, limit = 0 } } } },
  },
}

test "a count is judged from its day on, if it is complete" {
  rule = "stock-counted", as_of = "2026-06-30",
  cases = {
    { name = "counted today", given = counts({ on = "2026-06-30", booked = 1000, counted = 1000 }), expect = "conforming" },
    { name = "planned for tomorrow beside one of today", expect = { outcome = "conforming", population = { of = 2, judged = 1 } },
      given = counts({ on = "2026-07-01", booked = 1000, counted = 0 }, { on = "2026-06-30", booked = 1000, counted = 1000 }) },
    { name = "without a day", given = counts({ booked = 1000, counted = 1000 }),
      expect = { outcome = "not_evaluable", subjects = { ["1"] = { text = "the count is not complete" } } } },
    { name = "not booked", given = counts({ on = "2026-06-30", counted = 1000 }),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "not counted", given = counts({ on = "2026-06-30", booked = 1000 }),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "planned for tomorrow alone", given = counts({ on = "2026-07-01", booked = 1000, counted = 0 }),
      expect = { outcome = "not_evaluable", subjects = { organisation = { text = "nothing is counted yet" } } } },
    { name = "nothing", given = counts(), expect = "not_evaluable" },
  },
}

test "a count whose site nobody knows is not complete" {
  rule = "stock-counted", as_of = "2026-06-30",
  given = { ["stock counts"] = { { id = 1, counted_on = "2026-06-01", booked = 1000, counted = 1000 } } },
  expect = { outcome = "not_evaluable", population = { unknown = 1 }, subjects = { ["1"] = { text = "the count is not complete" } } },
}

test "without a table of answers nobody has answered" {
  rule = "customers-told", as_of = "2026-06-30",
  expect = "not_assessed",
}
