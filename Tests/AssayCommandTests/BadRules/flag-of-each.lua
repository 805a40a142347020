rule "owned" {
  title  = "Every asset is in order", of = "assets", name = "{code}",
  select = "SELECT a.id, a.code, b.encrypted FROM assets a JOIN assets b ON b.owner_id = a.owner_id ORDER BY a.id, b.id",
  judge  = function(code, each)
    for _, encrypted in each("encrypted") do
      if encrypted and code then return fail("%s is beside an open one", code) end
    end
  end,
  fix    = "Put the asset in order.",
}
