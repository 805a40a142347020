-- Runs beside every hostile rule, and must not notice.
rule "z-judged" {
  title = "Judges three things", of = "things", fix = "Find who changed them.",
  select = "SELECT id, name FROM things ORDER BY id",
  judge = function(id, name)
    if #name < 4 or id > 3 then return fail("%d is %s", id, name) end
  end,
}

rule "z-probe" {
  title = "Finds everything as it was", of = "things", fix = "Find who changed it.",
  check = function()
    local names, order = {}, {}
    for _, name in org.rows("SELECT name FROM things ORDER BY id") do names[#names + 1] = name end
    for _, name in org.rows("SELECT name FROM things") do order[#order + 1] = name end
    local list = { 3, 1, 2 }
    table.sort(list)
    for i, number in ipairs(list) do list[i] = number end
    local facts = {
      table.concat(names, " ") == "alpha beta gamma", table.concat(order, " ") == "alpha beta gamma",
      table.concat(list, " ") == "1 2 3", #names == 3, string.format("%03d", 7) == "007",
      ("abc"):upper() == "ABC", ("ab"):rep(2) == "abab", math.max(1, 2) == 2, tostring(1) == "1",
      today == "2026-06-30", date.days("2026-06-30", "2026-06-30") == 0,
      org.value("SELECT count(*) FROM things WHERE name LIKE 'ALPHA'") == 1,
      not pcall(function() return (nil).x end), not pcall(function() return (1).x end),
      not pcall(function() return ("x")() end), not pcall(error, "x"),
      not pcall(function() if not planted then error("x") end end),
      not pcall(function() return org.planted() end), not pcall(function() return params.planted + 0 end),
    }
    local count = 0
    for i, fact in ipairs(facts) do
      if not fact then return fail("fact %d does not hold", i) end
      count = count + 1
    end
    for i = 1, 200 do count = count + i - i end
    if count ~= 19 then return fail("%d facts hold", count) end
    return pass()
  end,
}
