# Golden values on eusilc, the synthetic EU-SILC sample of R's package laeken.
# Values: laeken and closed forms; standard errors: R's survey on linearised variables that are
# written out here by hand (Osier 2009; Langel & Tillé 2011; Biewen & Jenkins 2006).
# `Rscript make.R data FILE` writes the columns used; without arguments, expected.csv.
suppressMessages({library(survey); library(laeken)})
options(digits = 17, survey.lonely.psu = "fail")
data(eusilc)
d <- data.frame(household = eusilc$db030, region = as.character(eusilc$db040),
                w = eusilc$rb050, income = eusilc$eqIncome, size = eusilc$hsize,
                age = eusilc$age, benefit = eusilc$hy050n + eusilc$hy070n)
arguments <- commandArgs(TRUE)
if (length(arguments) == 2 && arguments[1] == "data") {
  for (k in names(d)) if (is.numeric(d[[k]])) d[[k]] <- sprintf("%.17g", d[[k]])
  write.csv(d, arguments[2], row.names = FALSE, quote = FALSE)
  quit("no")
}

designs <- list(person = svydesign(id = ~1, strata = ~region, weights = ~w, data = d),
                household = svydesign(id = ~household, strata = ~region, weights = ~w, data = d))
rows <- list()
add <- function(statistic, estimate, z, group = "") {
  # z is the influence of a row on the estimate: the variance is that of the total of w z.
  for (name in names(designs)) {
    design <- update(designs[[name]], z = z)
    rows[[length(rows) + 1]] <<- data.frame(
      design = name, statistic, group, estimate = sprintf("%.17g", estimate),
      se = sprintf("%.17g", as.numeric(SE(svytotal(~z, design)))))
  }
}
only <- function(statistic, estimate, group = "")
  rows[[length(rows) + 1]] <<- data.frame(design = "", statistic, group,
                                          estimate = sprintf("%.17g", estimate), se = "")

y <- d$income; w <- d$w; b <- d$benefit; N <- sum(w); Y <- sum(w * y); mu <- Y / N
line <- 10000
for (alpha in 0:2) {
  h <- ifelse(y < line, ((line - y) / line)^alpha, 0)
  p <- sum(w * h) / N
  add(paste0("fgt", alpha), p, (h - p) / N)
}
# Concentration of x along r, ties averaged; influence by Kakwani, Wagstaff & van Doorslaer.
concentration <- function(x, r) {
  o <- order(r); X <- sum(w * x)
  value <- tapply(w[o], r[o], sum); v <- as.numeric(names(value))
  before <- cumsum(value) - value / 2
  R <- as.numeric(before[match(as.character(r), names(value))])
  wx <- tapply((w * x)[o], r[o], sum)
  above <- X - cumsum(wx) + wx / 2
  A <- as.numeric(above[match(as.character(r), names(wx))])
  C <- 2 * sum(w * x * R) / (N * X) - 1
  list(value = C, z = 2 * (x * R + A) / (N * X) - (C + 1) * (1 / N + x / X))
}
ranks <- match(y, sort(unique(y)))  # whole numbers: names of tapply must not round
g <- concentration(y, ranks)
stopifnot(abs(100 * g$value - gini(y, weights = w)$value) < 1e-8)
add("gini", g$value, g$z)
cc <- concentration(b, ranks)
add("concentration", cc$value, cc$z)
add("kakwani", cc$value - g$value, cc$z - g$z)
gap <- ifelse(y < line, (line - y) / line, 0)
gg <- concentration(gap, match(gap, sort(unique(gap))))
p1 <- sum(w * gap) / N
add("sst", p1 * (1 + gg$value), (gap - p1) / N * (1 + gg$value) + p1 * gg$z)
# Eurostat's quintile share ratio.
q <- weightedQuantile(y, w, c(.2, .8))
low <- y <= q[1]; high <- y > q[2]
S1 <- sum(w * y * low); S5 <- sum(w * y * high)
z1 <- (y - q[1]) * low + .2 * q[1]
z5 <- y - ((y - q[2]) * (!high) + .8 * q[2])
stopifnot(abs(S5 / S1 - qsr(y, weights = w)$value) < 1e-9)
add("qsr", S5 / S1, (z5 - S5 / S1 * z1) / S1)
# Persons above 0 only: three have no logarithm.
k <- y > 0; yp <- y[k]; wp <- w[k]; n <- sum(wp); s <- sum(wp * yp)
whole <- function(z) { out <- numeric(length(y)); out[k] <- z; out }
t0 <- log(s / n) - sum(wp * log(yp)) / n
add("ge0", t0, whole(yp / s - 1 / n - log(yp) / n + sum(wp * log(yp)) / n^2))
a1 <- 1 - exp(sum(wp * log(yp)) / n) / (s / n)
add("atkinson1", a1, whole((1 - a1) * (-log(yp) / n + sum(wp * log(yp)) / n^2 + yp / s - 1 / n)))
wt <- ifelse(yp < line, log(line / yp), 0)
add("watts", sum(wp * wt) / n, whole((wt - sum(wp * wt) / n) / n))
# All of them: x log x is 0 at 0.
l <- ifelse(y > 0, log(y), 0); T1 <- sum(w * y * l)
add("ge1", T1 / Y - log(Y / N), y * l / Y - T1 * y / Y^2 - y / Y + 1 / N)
U2 <- sum(w * y^2)
add("ge2", (N * U2 / Y^2 - 1) / 2, (U2 / Y^2 + N * y^2 / Y^2 - 2 * N * U2 * y / Y^3) / 2)
U5 <- sum(w * sqrt(y)); a5 <- 1 - (U5 / N)^2 / mu
add("atkinson5", a5, -(1 - a5) * (2 * sqrt(y) / U5 - 2 / N - y / Y + 1 / N))
# Values only: laeken's relative lines, over all and by region.
only("arpr", arpr(y, weights = w)$value / 100)
only("rmpg", rmpg(y, weights = w)$value / 100)
by <- gini(y, weights = w, breakdown = d$region)$valueByStratum
for (i in seq_len(nrow(by))) only("gini", by$value[i] / 100, as.character(by$stratum[i]))

out <- do.call(rbind, rows)
write.csv(out, "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey")),
             paste("laeken", packageVersion("laeken"))), "SESSION.txt")
