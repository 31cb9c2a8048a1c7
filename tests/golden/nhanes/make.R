# Golden values: R's survey package on its nhanes data (NHANES 2009-2010: two or three PSUs in
# each of 15 strata, PSUs numbered within strata).
# `Rscript make.R data FILE` writes the columns used; without arguments, expected.csv.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
data(nhanes)
d <- data.frame(psu = nhanes$SDMVPSU, strata = nhanes$SDMVSTRA, w = nhanes$WTMEC2YR,
                chol = nhanes$HI_CHOL, race = nhanes$race, age = as.integer(nhanes$agecat),
                woman = nhanes$RIAGENDR - 1)
arguments <- commandArgs(TRUE)
if (length(arguments) == 2 && arguments[1] == "data") {
  for (k in names(d)) d[[k]] <- ifelse(is.na(d[[k]]), "", sprintf("%.17g", d[[k]]))
  write.csv(d, arguments[2], row.names = FALSE, quote = FALSE)
  quit("no")
}
des <- svydesign(ids = ~psu, strata = ~strata, weights = ~w, nest = TRUE, data = d)
df <- degf(des)
rows <- list()
put <- function(asked, group, estimate, se, ci = c(NA, NA))
  rows[[length(rows) + 1]] <<- data.frame(
    asked, group, estimate = sprintf("%.17g", as.numeric(estimate)),
    se = sprintf("%.17g", as.numeric(se)), low = sprintf("%.17g", ci[1]), high = sprintf("%.17g", ci[2]))
stat <- function(asked, group, m) put(asked, group, coef(m), SE(m), confint(m, df = df))
put("df", "", df, NA)
known <- subset(des, !is.na(chol))

stat("mean(age)", "", svymean(~age, des))
stat("total(chol)", "", svytotal(~chol, known))
stat("ratio(chol, woman)", "", svyratio(~chol, ~woman, known))
share <- function(group, design) {
  # The logit interval of svyciprop, whose standard error is that of the share itself.
  p <- svyciprop(~chol, design, method = "logit", df = df)
  m <- svymean(~chol, design)  # its regression stops at 1e-9 of the share
  put("share(chol)", group, coef(m), SE(m), confint(p))
}
share("", known)
for (r in 1:4) {
  mine <- subset(known, race == r)
  share(as.character(r), mine)
  stat("mean(age)", as.character(r), svymean(~age, subset(des, race == r)))
  stat("total(chol)", as.character(r), svytotal(~chol, mine))
}
# A domain that lies in few PSUs: the design is not made smaller by it.
for (a in c(1, 4)) {
  mine <- subset(known, age == a & race == 4 & strata < 79)
  m <- svymean(~chol, mine)
  put(sprintf("few %d", a), "", coef(m), SE(m))
}
by <- svyby(~chol, ~race, known, svymean, covmat = TRUE)
difference <- function(group, what) {
  m <- svycontrast(by, what)
  put("difference", group, coef(m), SE(m), confint(m, df = df))
}
difference("1 − 2", c("1" = 1, "2" = -1))
difference("3 − 4", c("3" = 1, "4" = -1))
m <- svycontrast(by, quote(`1` / `2`))
put("ratio", "1 / 2", coef(m), SE(m))
m <- svycontrast(by, c("1" = 1, "2" = -1/3, "3" = -1/3, "4" = -1/3))
put("contrast", "", coef(m), SE(m), confint(m, df = df))

# Correlations by linearisation: z = r (e_x e_y / S_xy - e_x^2 / (2 S_xx) - e_y^2 / (2 S_yy)),
# e the residuals on an intercept and the controls, over those who answered all.
correlation <- function(asked, x, y, controls) {
  used <- c(x, y, controls)
  k <- complete.cases(d[, used])
  part <- d[k, ]
  Z <- as.matrix(cbind(1, part[, controls]))
  e <- sapply(c(x, y), function(v) lm.wfit(Z, part[[v]], part$w)$residuals)
  S <- crossprod(e * part$w, e)
  r <- S[1, 2] / sqrt(S[1, 1] * S[2, 2])
  z <- numeric(nrow(d))
  z[k] <- r * (e[, 1] * e[, 2] / S[1, 2] - e[, 1]^2 / (2 * S[1, 1]) - e[, 2]^2 / (2 * S[2, 2]))
  put(asked, "", r, SE(svytotal(~z, update(des, z = z))))
}
correlation("correlation(age, chol)", "age", "chol", character(0))
correlation("partial_correlation(age, chol, controls=[woman])", "age", "chol", "woman")
correlation("partial_correlation(chol, woman, controls=[age, race])", "chol", "woman", c("age", "race"))

# Jackknife: each statistic anew in each of the replicates.
jk <- as.svrepdesign(des, type = "JKn", mse = TRUE)
for (g in c("", "2")) {
  mine <- if (g == "") subset(jk, !is.na(chol)) else subset(jk, !is.na(chol) & race == 2)
  m <- svymean(~chol, mine); put("jackknife share(chol)", g, coef(m), SE(m))
  m <- svyratio(~chol, ~woman, mine); put("jackknife ratio(chol, woman)", g, coef(m), SE(m))
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
