-- Reads the default of a column from a pragma function.
-- seen: secret
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    return fail("%s", org.value("SELECT dflt_value FROM pragma_table_info('vault') WHERE name = 'word'"))
  end,
}
