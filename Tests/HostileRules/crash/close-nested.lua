-- Closes coroutines in each other: the stack of C overflows (1e64c139).
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local function nest(co)
      return coroutine.create(function() local x <close> = setmetatable({}, { __close = function() coroutine.close(co) end }) coroutine.yield() end)
    end
    local co = coroutine.create(function() end)
    for i = 1, 100000 do
      co = nest(co)
      coroutine.resume(co)
    end
    coroutine.close(co)
    return pass()
  end,
}
