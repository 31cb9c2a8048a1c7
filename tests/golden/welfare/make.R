# Equivalised income by laeken's eqSS (modified OECD scale, children under 14) on eusilc: a
# sample of its households, one row each, and the poverty rate of persons with survey's SE.
suppressMessages({library(laeken); library(survey)})
options(digits = 17)
data(eusilc)
ss <- eqSS("db030", "age", data = eusilc)
d <- data.frame(hid = eusilc$db030, h = eusilc$db040, w = eusilc$rb050, size = eusilc$hsize,
                adults = ave(eusilc$age >= 14, eusilc$db030, FUN = sum),
                children = ave(eusilc$age < 14, eusilc$db030, FUN = sum), scale = ss,
                eq = eusilc$eqIncome)
d <- d[!duplicated(d$hid) & d$adults > 0, ]
d <- d[seq(1, nrow(d), by = 12), ]
# eqIncome is the income of the household over the scale, so that this is its income.
d$income <- round(d$eq * d$scale, 2)
write.csv(d[, c("hid", "h", "w", "size", "adults", "children", "scale", "income")], "data.csv",
          row.names = FALSE)
des <- svydesign(ids = ~1, strata = ~h, weights = ~w, data = d)
put <- function(what, y) {
  des <- update(des, y = y, poor = as.numeric(y < 12000) * size, gap = pmax(12000 - y, 0) / 12000 * size)
  a <- svymean(~y, des); b <- svyratio(~poor, ~size, des); g <- svyratio(~gap, ~size, des)
  data.frame(what, of = c("mean", "fgt0", "fgt1"),
             estimate = sprintf("%.17g", c(coef(a), coef(b), coef(g))),
             se = sprintf("%.17g", c(SE(a), SE(b), SE(g))))
}
A <- d$adults; K <- d$children
out <- rbind(put("oecd", d$income / d$scale), put("sqrt", d$income / sqrt(d$size)),
             put("per_capita", d$income / d$size), put("oxford", d$income / (1 + .7 * (A - 1) + .5 * K)),
             put("power", d$income / (A + .7 * K)^.65))
write.csv(out, "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey")),
             paste("laeken", packageVersion("laeken"))), "SESSION.txt")
