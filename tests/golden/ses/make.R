# Golden values on ses, the synthetic Structure of Earnings sample of R's package laeken: 15,691
# employees of 500 enterprises.  Values: laeken; standard errors: R's survey on linearised
# variables written out here (Osier 2009; Langel & Tillé 2011; Woodruff's intervals by R).
# The data do not say how enterprises were drawn; they are taken as PSUs within regions.
# `Rscript make.R data FILE` writes the columns used; without arguments, expected.csv.
suppressMessages({library(survey); library(laeken)})
options(digits = 17, survey.lonely.psu = "fail")
data(ses)
d <- data.frame(region = as.character(ses$location), unit = as.integer(factor(trimws(ses$IDunit))),
                w = ses$weights, wage = ses$earningsHour, month = ses$earningsMonth,
                woman = as.integer(ses$sex == "female"), overtime = ses$overtimeHours)
arguments <- commandArgs(TRUE)
if (length(arguments) == 2 && arguments[1] == "data") {
  for (k in names(d)) if (is.numeric(d[[k]])) d[[k]] <- sprintf("%.17g", d[[k]])
  write.csv(d, arguments[2], row.names = FALSE, quote = FALSE)
  quit("no")
}
des <- svydesign(ids = ~unit, strata = ~region, weights = ~w, data = d)
df <- degf(des)
rows <- list()
put <- function(asked, group, estimate, se, ci = c(NA, NA))
  rows[[length(rows) + 1]] <<- data.frame(
    asked, group, estimate = sprintf("%.17g", as.numeric(estimate)),
    se = sprintf("%.17g", as.numeric(se)), low = sprintf("%.17g", ci[1]), high = sprintf("%.17g", ci[2]))

# Each function gives a value and the influence of a row on it, of the rows of one domain.
gini_ <- function(y, w) {
  at <- match(y, sort(unique(y))); N <- sum(w); Y <- sum(w * y)
  v <- as.numeric(tapply(w, at, sum)); vy <- as.numeric(tapply(w * y, at, sum))
  R <- (cumsum(v) - v / 2)[at]; A <- (Y - cumsum(vy) + vy / 2)[at]
  G <- 2 * sum(w * y * R) / (N * Y) - 1
  list(value = G, z = 2 * (y * R + A) / (N * Y) - (G + 1) * (1 / N + y / Y))
}
cut <- function(y, w, q) {  # the smallest value with at least the share q at or below it
  o <- order(y); C <- cumsum(w[o])
  y[o][which(C >= q * sum(w) * (1 - 1e-12))[1]]
}
qsr_ <- function(y, w) {
  q <- c(cut(y, w, .2), cut(y, w, .8))
  low <- y <= q[1]; high <- y > q[2]
  S1 <- sum(w * y * low); S5 <- sum(w * y * high)
  z1 <- (y - q[1]) * low + .2 * q[1]
  z5 <- y - ((y - q[2]) * (!high) + .8 * q[2])
  list(value = S5 / S1, z = (z5 - S5 / S1 * z1) / S1)
}
arpr_ <- function(y, w) {  # the line is 60 % of the median of the domain itself
  N <- sum(w); median <- cut(y, w, .5); z <- .6 * median
  s <- sqrt(sum(w * (y - sum(w * y) / N)^2) / N)
  width <- .9 * min(s, (cut(y, w, .75) - cut(y, w, .25)) / 1.349) * length(y)^(-1 / 5)
  density <- function(at) sum(w * dnorm((y - at) / width)) / width / N
  P <- sum(w * (y < z)) / N
  of_median <- (sum(w * (y <= median)) / N - (y <= median)) / (N * density(median))
  list(value = P, z = ((y < z) - P) / N + density(z) * .6 * of_median)
}
of <- list("gini(wage)" = gini_, "qsr(wage)" = qsr_, "arpr(wage)" = arpr_)
theirs <- list("gini(wage)" = function(y, w) gini(y, weights = w)$value / 100,
               "qsr(wage)" = function(y, w) qsr(y, weights = w)$value,
               "arpr(wage)" = function(y, w) arpr(y, weights = w)$value / 100)
groups <- c("", sort(unique(d$region)))
for (g in groups) {
  k <- g == "" | d$region == g
  mine <- des[which(k), ]
  for (asked in names(of)) {
    found <- of[[asked]](d$wage[k], d$w[k])
    value <- theirs[[asked]](d$wage[k], d$w[k])
    stopifnot(abs(found$value / value - 1) < 1e-9)
    z <- numeric(nrow(d)); z[k] <- found$z
    put(asked, g, value, SE(svytotal(~z, update(des, z = z))))
  }
  for (q in c(.1, .5, .9)) {
    m <- svyquantile(~wage, mine, q, ci = TRUE, qrule = "hf1", interval.type = "mean", df = df)
    put(sprintf("quantile(wage, q=%g)", q), g, coef(m), SE(m), confint(m))
  }
  m <- svymean(~wage, mine); put("mean(wage)", g, coef(m), SE(m), confint(m, df = df))
  m <- svyratio(~overtime, ~month, mine); put("ratio(overtime, month)", g, coef(m), SE(m))
  m <- svyciprop(~woman, mine, method = "logit", df = df)
  s <- svymean(~woman, mine); put("share(woman)", g, coef(s), SE(s), confint(m))
}
by <- svyby(~wage, ~woman, des, svymean, covmat = TRUE)
m <- svycontrast(by, c("1" = 1, "0" = -1)); put("difference", "1 − 0", coef(m), SE(m), confint(m, df = df))
m <- svycontrast(by, quote(`1` / `0`)); put("ratio", "1 / 0", coef(m), SE(m))
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey")),
             paste("laeken", packageVersion("laeken"))), "SESSION.txt")
