# Golden values: weights of R's survey fitted to totals, on its api data.
# postStratify, and calibrate with calfun = "raking" (rake() itself approximates the variance by
# projections, one margin after the other).
suppressMessages(library(survey))
options(digits = 17)
data(api)
both <- function(d) { d$big <- as.integer(d$meals > 50); d }
designs <- list(
  strat = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = both(apistrat)),
  clus1 = svydesign(id = ~dnum, weights = ~pw, data = both(apiclus1)))
rows <- list()
add <- function(design, way, statistic, group, estimate, se)
  rows[[length(rows) + 1]] <<- data.frame(design, way, statistic, group,
    estimate = sprintf("%.17g", as.numeric(estimate)), se = sprintf("%.17g", as.numeric(se)))
for (name in names(designs)) {
  post <- postStratify(designs[[name]], ~sch.wide,
                       data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122)))
  raked <- calibrate(designs[[name]], ~sch.wide + big,
                     c(`(Intercept)` = 6194, sch.wideYes = 5122, big = 2894),
                     calfun = "raking", epsilon = 1e-13, maxit = 500)
  # postStratify takes the plain mean of influences in a post-stratum; where design weights
  # differ within it, that is another variance than the regression by design weights, which
  # calibrate with calfun = "linear" has.
  linear <- calibrate(designs[[name]], ~sch.wide, c(`(Intercept)` = 6194, sch.wideYes = 5122),
                      calfun = "linear", epsilon = 1e-13)
  stopifnot(max(abs(weights(post) - weights(linear))) < 1e-8)
  for (way in c("post", "raked")) {
    d <- list(post = linear, raked = raked)[[way]]
    m <- svymean(~api00, d); t <- svytotal(~enroll, d); r <- svyratio(~api.stu, ~enroll, d)
    add(name, way, "mean(api00)", "", coef(m), SE(m))
    add(name, way, "total(enroll)", "", coef(t), SE(t))
    add(name, way, "ratio(api_stu, enroll)", "", coef(r), SE(r))
    by <- svyby(~api00, ~stype, d, svymean)
    for (i in seq_len(nrow(by)))
      add(name, way, "mean(api00)", as.character(by$stype[i]), by$api00[i], by$se[i])
  }
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = TRUE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
