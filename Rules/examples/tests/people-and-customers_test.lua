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
