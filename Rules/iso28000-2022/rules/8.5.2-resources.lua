-- Resources: means are set aside for what was chosen. That no need is short without an action is a rule of 7.1.

rule "strategies-have-resources" {
  requirement = "28000-2022/8.5.2-a", title = "For every chosen strategy the means that it needs are worked out",
  rationale = "A strategy without people and money stays on paper.",
  maturity = 3,
  of     = "security_strategies", name = "{code} {name}",
  -- A need that does not say how much works out nothing.
  select = [[ SELECT s.id, s.code, s.name, (SELECT count(*) FROM resources r WHERE r.needed_for_table = 'security_strategies'
                AND r.needed_for_id = s.id AND r.quantity_needed IS NOT NULL) AS means
              FROM security_strategies s WHERE s.selected IS NOT 0 ORDER BY s.id ]],
  judge  = function(code, name, means)
    return at_least(means, 1, "resources", "no means are set aside for strategy %s (%s)", code, name)
  end,
  fix    = "Work out with those who carry out the strategy which people, money and equipment it takes, and have them approved.",
  action = { kind = "corrective", owner = "strategy owner", within = "60 days" },
}
