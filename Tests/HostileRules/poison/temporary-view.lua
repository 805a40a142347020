-- Shadows a table by a temporary view.
-- seen: probe
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE TEMP VIEW things AS SELECT 1 AS id, 'planted' AS name")
    return pass()
  end,
}
