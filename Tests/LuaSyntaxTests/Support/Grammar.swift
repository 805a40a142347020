/// Sources that use all of Lua 5.4, which rules do not: most of what is mutated besides them.
enum Grammar {
  static let sources: [String] = [
    """
    local a <const>, b <close>, c = 1, nil, "x"
    local d <const> = 5
    a = 1
    """,
    """
    local x <const> = 3.5
    local y <close> = nil
    local z = x + 1
    z = z * x // 2 % 3 ^ 4 .. "s"
    """,
    """
    for i = 1, 10 do
      for j = 10, 1, -1 do
        if i == j then goto continue end
        if i > j then break end
        print(i, j)
        ::continue::
      end
    end
    """,
    """
    do
      goto done
      local hidden = 1
      ::done::
    end
    do local k ::top:: ; k = k and k - 1 or 3 if k > 0 then goto top end end
    ::top::
    """,
    """
    goto out
    do
      local a
      ::out:: ;
    end
    ::out::
    """,
    """
    local t = { 1, 2; 3, x = 1, ["y"] = 2, [3] = f(), g(...), }
    t.a.b["c"]:d { 1 }"text"[[long]](1, 2).e = 5
    t.a, t[1], b = b, t.a
    """,
    """
    local function f(a, b, ...)
      local n = select("#", ...)
      return a, b, n, ...
    end
    function t.a.b.c:m(x) return self, x end
    function g(...) local a, b = ... return (...) end
    return f(1, 2, 3), function() end
    """,
    """
    local r = 1 < 2 and 3 <= 4 or 5 > 6 and 7 >= 8 and not (9 == 10) or 1 ~= 2
    local s = ~5 & 3 | 4 ~ 1 << 2 >> 1
    local u = -2 ^ -3 ^ 2 .. "a" .. 'b' .. #"c"
    """,
    """
    local n = { 0, 0x10, 0xA.8p1, 0x.1P-3, 3., .5, 3e10, 3E+2, 3e-2, 1e400, 0xffffffffffffffffff,
      9223372036854775807, 9223372036854775808, 08, 0x1p4 }
    """,
    #"""
    local s = { "a\nb\t\\\"\'", '\x41\u{48}\u{7FFFFFFF}\065\10\z
       rest', "line \
    end", [[
    long ]] , [==[ a ]] b ]=] ]==], "\0\255", "ÄÖ€" }
    """#,
    """
    --[[ long
    comment ]] local a --[==[ x ]] ]==] = 1 -- short
    --[ not long
    return a;
    """,
    """
    repeat
      local done = f()
      if done then break; end
      while true do local x = 1; break end
    until done or x
    """,
    """
    local function outer()
      local a, b <const> = 1, 2
      return function()
        a = a + b
        return function() a = b; return _ENV.a end
      end
    end
    local _ENV = { print = print }
    print(a)
    """,
    """
    if a then break end
    """,
    """
    while a do if b then break elseif c then return else goto e end ::e:: end
    if a then elseif b then elseif c then else end
    ;;; do end
    """,
  ]
}
