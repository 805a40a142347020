import Foundation
import Testing

/// More of everything than fits on a page: what a library does otherwise for much than for little must not meet the jail.
@Suite struct ManySubjectsTests {
  @Test("a rule may walk and report thousands, in any order, over a small database")
  func thousands() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      """
      rule "walk" {
        title = "Walks", of = "orders",
        check = function()
          local words, sum = {}, 0
          for i = 5000, 1, -1 do words[("%x"):format(i * 2654435761 % 4294967296)] = i end
          local last = ""
          for word, i in pairs(words) do
            if word <= last then return fail("out of order") end
            last, sum = word, sum + i
          end
          if sum ~= 12502500 then return fail("a key was lost: %d", sum) end
          return pass()
        end,
        fix = "Sort.",
      }
      rule "report" {
        title = "Reports", of = "orders",
        check = function()
          for i = 5000, 1, -1 do report(i * 7919 % 5003, i % 2 == 0 and pass() or fail("odd")) end
        end,
        fix = "Count.",
      }
      rule "sorted" {
        title = "Sorts", of = "orders",
        check = function()
          local list = {}
          for i = 1, 20000 do list[i] = i * 7919 % 20011 end
          table.sort(list)
          for i = 2, #list do if list[i] <= list[i - 1] then return fail("%d", i) end end
          return pass()
        end,
        fix = "Sort.",
      }
      """, to: "many.lua")
    let ending = try bench.assay([
      "run", "shop.sqlite", "--pack", "many.lua", "--as-of", "2026-06-30", "-o", "json",
    ])
    let outcomes = try Document(ending).outcomes
    #expect(outcomes["walk"]?.word == "conforming", "\(String(describing: outcomes["walk"]))")
    #expect(outcomes["sorted"]?.word == "conforming", "\(String(describing: outcomes["sorted"]))")
    #expect(
      outcomes["report"]?.word == "nonconforming", "\(String(describing: outcomes["report"]))")
    #expect(outcomes["report"]?.judged == 5000 && outcomes["report"]?.conforming == 2500)
  }
}
