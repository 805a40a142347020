rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = [[ SELECT a.id, a.code, (SELECT count(p.left_on) / count(*) FROM people p) AS share
              FROM assets a ORDER BY a.id ]],
  judge  = function(code, share)
    return at_most(share, 0.5, "of 1", "%s is left alone", code)
  end,
  fix    = "Put the asset in order.",
}
