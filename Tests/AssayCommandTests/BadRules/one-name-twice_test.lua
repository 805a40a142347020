test "an asset" { rule = "owned", given = {}, expect = "conforming" }

test "an asset" { rule = "owned", given = {}, expect = "nonconforming" }
