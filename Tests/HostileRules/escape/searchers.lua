-- Finds a file by the searchers of package.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    local path = package.searchpath("planted", "./?.lua")
    return fail("%s", package.searchers[2] and loadfile(path)())
  end,
}
