# situation
