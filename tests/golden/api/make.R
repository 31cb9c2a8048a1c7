# Golden values: R's survey package on its api data (Academic Performance Index, California).
# Writes the samples, with the columns used, and one row for every statistic.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
data(api)

keep <- c("cds", "stype", "sch.wide", "dnum", "api99", "api00", "enroll", "api.stu", "meals",
          "ell", "pw", "fpc", "full")
samples <- list(srs = apisrs, strat = apistrat, clus1 = apiclus1, clus2 = apiclus2)
for (name in names(samples)) {
  d <- samples[[name]]
  columns <- if (name == "clus2") c(setdiff(keep, "fpc"), "fpc1") else keep
  d <- d[, columns]
  names(d)[names(d) == "fpc1"] <- "fpc"
  d$sch.wide <- as.integer(d$sch.wide == "Yes")
  names(d) <- gsub(".", "_", names(d), fixed = TRUE)
  samples[[name]] <- d
  out <- d
  for (k in names(out)) if (is.numeric(out[[k]])) out[[k]] <- sprintf("%.17g", out[[k]])
  out[out == "NA"] <- ""
  write.csv(out, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
}

designs <- list(
  srs = svydesign(id = ~1, fpc = ~fpc, data = samples$srs),
  srs_nofpc = svydesign(id = ~1, weights = ~pw, data = samples$srs),
  strat = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = samples$strat),
  strat_nofpc = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = samples$strat),
  clus1 = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = samples$clus1),
  clus1_nofpc = svydesign(id = ~dnum, weights = ~pw, data = samples$clus1),
  clus2 = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = samples$clus2),
  clus2_nofpc = svydesign(id = ~dnum, weights = ~pw, data = samples$clus2)
)

rows <- list()
add <- function(design, statistic, group, estimate, se, low = NA, high = NA) {
  rows[[length(rows) + 1]] <<- data.frame(
    design, statistic, group, estimate = sprintf("%.17g", estimate), se = sprintf("%.17g", se),
    low = sprintf("%.17g", low), high = sprintf("%.17g", high))
}
both <- function(design, statistic, group, m, df) {
  ci <- confint(m, df = df)
  add(design, statistic, group, as.numeric(coef(m)), as.numeric(SE(m)), ci[1], ci[2])
}
# Pearson's correlation by the delta rule on the covariance matrix of svyvar, whose four
# entries are xx, xy, yx, yy.
svycor <- function(d) {
  v <- svyvar(~api00 + meals, d)
  m <- as.matrix(v)[1:2, 1:2]
  V <- vcov(v)
  r <- m[1, 2] / sqrt(m[1, 1] * m[2, 2])
  g <- c(-r / (2 * m[1, 1]), .5 / sqrt(m[1, 1] * m[2, 2]), .5 / sqrt(m[1, 1] * m[2, 2]),
         -r / (2 * m[2, 2]))
  c(r, sqrt(as.numeric(g %*% V %*% g)))
}
for (name in names(designs)) {
  d <- designs[[name]]
  df <- degf(d)
  add(name, "df", "", df, NA)
  both(name, "mean", "", svymean(~api00, d), df)
  both(name, "total", "", svytotal(~enroll, d, na.rm = TRUE), df)
  r <- svyratio(~api_stu, ~enroll, d, na.rm = TRUE)
  ci <- confint(r, df = df)
  add(name, "ratio", "", as.numeric(coef(r)), as.numeric(SE(r)), ci[1], ci[2])
  p <- svyciprop(~sch_wide, d, method = "xlogit", df = df)
  add(name, "share", "", as.numeric(coef(p)), as.numeric(SE(p)), confint(p)[1], confint(p)[2])
  # Shares that cut between two schools: where one cuts at a school exactly (.9 of 200 equal
  # weights), R 4.1.1 compares sums of rounded weights and may take the next school.
  for (q in c(.257, .5, .903)) {
    m <- svyquantile(~api00, d, q, ci = TRUE, qrule = "hf1", interval.type = "mean", df = df)
    ci <- confint(m)
    add(name, paste0("quantile", q), "", as.numeric(coef(m)), as.numeric(SE(m)), ci[1], ci[2])
  }
  r <- svycor(d)
  add(name, "correlation", "", r[1], r[2])
  slopes <- list(slope = c("meals", "api00 ~ meals"),
                 slope_held = c("sch_wide", "api00 ~ sch_wide + meals + ell"))
  for (key in names(slopes)) {
    fit <- svyglm(as.formula(slopes[[key]][2]), design = d)
    one <- slopes[[key]][1]
    ci <- confint(fit, parm = one, ddf = df)
    add(name, key, "", coef(fit)[one], SE(fit)[one], ci[1], ci[2])
  }
  gap <- svycontrast(fit, c(meals = 1, ell = -1))
  ci <- confint(gap, df = df)
  add(name, "slope_gap", "", coef(gap), SE(gap), ci[1], ci[2])
  by <- svyby(~api00, ~stype, d, svymean, covmat = TRUE)
  ci <- confint(by, df = df)
  for (k in seq_len(nrow(by)))
    add(name, "mean", as.character(by$stype[k]), coef(by)[k], SE(by)[k], ci[k, 1], ci[k, 2])
  byr <- svyby(~api_stu, ~stype, denominator = ~enroll, d, svyratio, na.rm = TRUE)
  for (k in seq_len(nrow(byr)))
    add(name, "ratio", as.character(byr$stype[k]), coef(byr)[k], SE(byr)[k])
  contrast <- svycontrast(by, c(H = 1, M = -1))
  add(name, "mean", "H - M", coef(contrast), SE(contrast))
  if (anyNA(d$variables$enroll)) next  # svyby keeps no covariances then
  byt <- svyby(~enroll, ~stype, d, svytotal, covmat = TRUE)
  contrast <- svycontrast(byt, c(E = 1, H = -1))
  add(name, "total", "E - H", coef(contrast), SE(contrast))
}
# Both stages of a two-stage sample: schools within districts, each with its population.
two <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
both("two_stages", "mean", "", svymean(~api00, two), degf(two))
both("two_stages", "total", "", svytotal(~enroll, two, na.rm = TRUE), degf(two))
# Strata with one PSU: the first school of type H alone in its stratum.
lonely <- samples$strat[samples$strat$stype != "H" | seq_len(200) == which(samples$strat$stype == "H")[1], ]
for (way in c("certainty", "adjust", "average")) {
  options(survey.lonely.psu = way)
  d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = lonely)
  both(paste0("lonely_", way), "mean", "", svymean(~api00, d), degf(d))
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
