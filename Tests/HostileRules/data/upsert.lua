-- Changes a row by way of a conflict.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("INSERT INTO things VALUES (1, '', '') ON CONFLICT (id) DO UPDATE SET name = 'planted'")
    return pass()
  end,
}
