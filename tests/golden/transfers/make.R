# What the money of a transfer does: Weisbrod's areas and the social worth of a unit, row by row;
# every indicator is a ratio (or a function of ratios), so that R's survey gives its standard error.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
set.seed(32)

n <- 150
d <- data.frame(h = rep(c("north", "south"), c(60, 90)))
d$v <- c(sample(1:6, 60, TRUE), 6 + sample(1:9, 90, TRUE))
d$w <- round(runif(n, 20, 90), 1)
d$size <- sample(1:6, n, TRUE)
d$welfare <- round(rlnorm(n, 8, .6))
d$benefit <- rbinom(n, 1, .5) * sample(c(200, 500, 1000, 2500), n, TRUE)
d$line <- ifelse(d$h == "north", 2600, 3100)
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)

rows <- list()
put <- function(asked, estimate, se)
  rows[[length(rows) + 1]] <<- data.frame(asked, estimate = sprintf("%.17g", estimate), se = sprintf("%.17g", se))

for (limit in c("2800", "line")) for (persons in c(FALSE, TRUE)) {
  z <- if (limit == "line") d$line else 2800
  s <- if (persons) d$size else 1
  poor <- d$welfare < z
  design <- svydesign(id = ~v, strata = ~h, weights = ~w, data = transform(d,
    total = s * benefit, A = s * poor * pmin(benefit, z - welfare),
    poor_get = s * poor * benefit, B = s * poor * pmax(0, benefit - (z - welfare)),
    gap = s * poor * (z - welfare)))
  ask <- function(name) sprintf("%s(benefit, welfare=welfare, line=%s%s)", name, limit, if (persons) ", size=size" else "")
  for (one in list(list("vertical_efficiency", ~poor_get, ~total), list("reduction_efficiency", ~A, ~total),
                   list("spillover", ~B, ~poor_get), list("gap_efficiency", ~A, ~gap))) {
    r <- svyratio(one[[2]], one[[3]], design)
    put(ask(one[[1]]), coef(r), SE(r))
  }
}
for (e in c(.5, 1, 2)) {
  design <- svydesign(id = ~v, strata = ~h, weights = ~w, data = transform(d,
    one = 1, got = as.numeric(benefit > 0), worth = welfare^-e * benefit, worth_got = welfare^-e * (benefit > 0),
    at_line = (2800 / welfare)^e * benefit))
  sums <- svytotal(~one + welfare + benefit + got + worth + worth_got, design)
  for (of in list(
    list("", quote((welfare / one)^e * worth / benefit)),
    list(', of="targeting"', quote((welfare / one)^e * worth_got / got)),
    list(', of="redistribution"', quote((welfare / one)^e * (worth / benefit - worth_got / got))))) {
    call <- do.call(substitute, list(of[[2]], list(e = e)))
    r <- svycontrast(sums, call)
    put(sprintf("distributional_characteristic(benefit, welfare=welfare, epsilon=%g%s)", e, of[[1]]), coef(r), SE(r))
  }
  r <- svyratio(~at_line, ~benefit, design)
  put(sprintf("distributional_characteristic(benefit, welfare=welfare, epsilon=%g, line=2800)", e), coef(r), SE(r))
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
