-- Reads an environment variable.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", os.getenv("ASSAY_BATTERY_SECRET"))
  end,
}
