-- Opens files through the metatable of a file handle.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local file = getmetatable(io.stdout).__name == "FILE*" and io.open("secret.txt")
    return fail("%s", file:read("a"))
  end,
}
