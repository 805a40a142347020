test "an asset without an owner" { rule = "owned", given = {}, expect = "nonconforming" }
