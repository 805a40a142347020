-- Forges the address of a tokenizer of SQL and uses it.
-- seen: signal
rule "attack" {
  title = "Attack", of = "things", fix = "Do not run it.",
  check = function()
    org.exists("SELECT fts3_tokenizer('forged', x'4141414141414141')")
    org.exists("CREATE VIRTUAL TABLE temp.words USING fts3(text, tokenize=forged)")
    return pass()
  end,
}
