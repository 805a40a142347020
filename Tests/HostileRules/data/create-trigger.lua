-- Leaves a trigger for the application to run.
-- seen: folder
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("CREATE TRIGGER planted AFTER INSERT ON things BEGIN DELETE FROM things; END")
    return pass()
  end,
}
