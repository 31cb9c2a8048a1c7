# A stratified cluster sample that is hard in every way at once: PSUs of 2 to 11 rows, unequal
# weights, ties, missing answers, a group that two strata lack, several answers, an order.
suppressMessages(library(survey))
set.seed(7)
options(digits = 17)

drawn <- c(A = 5, B = 4, C = 3, D = 7)
population <- c(A = 40, B = 25, C = 12, D = 60)
rows <- list()
for (h in names(drawn)) for (i in seq_len(drawn[[h]])) {
  n <- sample(2:11, 1)
  rows[[length(rows) + 1]] <- data.frame(
    h = h, psu = i, N = population[[h]],
    w = round(population[[h]] / drawn[[h]] * runif(n, .5, 2), 1),
    x = round(rlnorm(n, 8, .7), -2), y = round(rnorm(n, 50, 10)), z = rbinom(n, 1, .4),
    g = if (h %in% c("A", "B")) sample(c("p", "q"), n, TRUE) else "q")
}
d <- do.call(rbind, rows)
n <- nrow(d)
d$x[sample(n, 6)] <- NA
d$y[sample(n, 4)] <- NA
for (k in 1:4) d[[paste0("s", k)]] <- rbinom(n, 1, c(.6, .3, .1, .4)[k])
d$s2[c(3, 9)] <- NA
places <- t(sapply(seq_len(n), function(i) {
  r <- rep(NA, 4)
  m <- sample(0:4, 1)
  if (m > 0) r[sample(4, m)] <- seq_len(m)
  r
}))
for (k in 1:4) d[[paste0("r", k)]] <- places[, k]
d$a <- rbinom(n, 1, .5)
d$b <- ifelse(runif(n) < .7, d$a, 1 - d$a)
write.csv(d, "data.csv", row.names = FALSE, na = "")
# The same with one PSU left in stratum C, for the ways to go on with it.
write.csv(d[!(d$h == "C" & d$psu != 1), ], "lonely.csv", row.names = FALSE, na = "")

out <- list()
put <- function(design, asked, group, estimate, se, ci = c(NA, NA)) {
  out[[length(out) + 1]] <<- data.frame(
    design, asked, group, estimate = sprintf("%.17g", estimate), se = sprintf("%.17g", se),
    low = sprintf("%.17g", ci[1]), high = sprintf("%.17g", ci[2]))
}
stat <- function(design, asked, group, s, df) put(design, asked, group, coef(s), SE(s), confint(s, df = df))

designs <- list(
  fpc = svydesign(ids = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = d, nest = TRUE),
  nofpc = svydesign(ids = ~psu, strata = ~h, weights = ~w, data = d, nest = TRUE),
  srs = svydesign(ids = ~1, fpc = rep(900, n), data = d),
  weighted = svydesign(ids = ~1, weights = ~w, data = d),
  stratified = svydesign(ids = ~1, strata = ~h, weights = ~w, data = d))
for (name in names(designs)) {
  des <- designs[[name]]
  df <- degf(des)
  answered <- subset(des, !is.na(x))
  both <- subset(des, !is.na(x) & !is.na(y))
  stat(name, "mean(x)", "", svymean(~x, answered), df)
  stat(name, "total(x)", "", svytotal(~x, answered), df)
  r <- svyratio(~x, ~y, both)
  put(name, "ratio(x, y)", "", coef(r), SE(r))
  for (g in c("", "p", "q")) {
    mine <- if (g == "") answered else des[which(!is.na(d$x) & d$g == g), ]
    if (g != "") stat(name, "mean(x)", g, svymean(~x, mine), df)
    # q = .1 is left out: the interval's lower share falls below the first weight, where this
    # version of qrule_hf1 returns the second value and not the first.
    for (q in c(.25, .5, .75, .9)) {
      found <- svyquantile(~x, mine, q, qrule = "hf1", interval.type = "mean", ci = TRUE, df = df)$x
      put(name, sprintf("quantile(x, q=%g)", q), g, found[1, 1], found[1, 4], found[1, 2:3])
    }
  }
  for (g in c("p", "q")) {
    share <- svyciprop(~z, des[which(d$g == g), ], method = "logit", df = df)
    put(name, "share(z)", g, coef(share), SE(svymean(~z, des[which(d$g == g), ])))
  }
  by <- svyby(~x, ~g, answered, svymean, covmat = TRUE)
  less <- svycontrast(by, c(p = 1, q = -1))
  put(name, "difference", "p − q", coef(less), SE(less))
  m <- svymean(~x + y + I(x^2) + I(y^2) + I(x * y), both)
  v <- attr(m, "var")
  names(m) <- c("x", "y", "xx", "yy", "xy")
  dimnames(v) <- list(names(m), names(m))
  attr(m, "var") <- v
  r <- svycontrast(m, quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))
  put(name, "correlation(x, y)", "", coef(r), SE(r))
  some <- complete.cases(d[, paste0("s", 1:4)])
  of <- "[s1, s2, s3, s4]"
  counted <- update(des, all = s1 + s2 + s3 + s4, any = as.numeric(s1 + s2 + s3 + s4 > 0))
  counted <- counted[which(some), ]
  r <- svyratio(~s1, ~all, counted)
  put(name, sprintf("response_share(s1, of=%s)", of), "", coef(r), SE(r))
  r <- svyratio(~s1, ~any, counted)
  put(name, sprintf("case_share(s1, of=%s)", of), "", coef(r), SE(r))
  of <- "[r1, r2, r3, r4]"
  ranked <- update(des, any = as.numeric(!is.na(r1) | !is.na(r2) | !is.na(r3) | !is.na(r4)),
                   first = as.numeric(!is.na(r1) & r1 == 1), points = ifelse(is.na(r1), 0, 5 - r1))
  r <- svyratio(~first, ~any, ranked)
  put(name, sprintf("first_choice(r1, of=%s)", of), "", coef(r), SE(r))
  r <- svyratio(~points, ~any, ranked)
  put(name, sprintf("borda(r1, slots=4, of=%s)", of), "", coef(r), SE(r))
  stat(name, "mean_rank(r1)", "", svymean(~r1, subset(des, !is.na(r1))), df)
  k <- svykappa(~a + b, update(des, a = factor(a), b = factor(b)))
  put(name, "kappa(a, b)", "", coef(k), SE(k))
}

few <- read.csv("lonely.csv")
ways <- c(certainty = "certainty", centre = "adjust", average = "average")
for (way in names(ways)) for (fpc in c("lonely", "lonelyfpc")) {
  options(survey.lonely.psu = ways[[way]])
  des <- svydesign(ids = ~psu, strata = ~h, weights = ~w, data = few, nest = TRUE,
                   fpc = if (fpc == "lonelyfpc") ~N else NULL)
  stat(paste0(fpc, "-", way), "mean(x)", "", svymean(~x, subset(des, !is.na(x))), degf(des))
  stat(paste0(fpc, "-", way), "mean(x)", "q", svymean(~x, subset(des, !is.na(x) & g == "q")), degf(des))
}

write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, na = "")
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
