# Golden values for places: domain estimates of R's survey package on its api data.  subset() of
# a design keeps all its strata and clusters for the variance.  The place is a type of school,
# which cuts across clusters, or, of the stratified sample, a group of districts.
# Writes the samples, with the columns used, and one row for every statistic.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
data(api)

samples <- list(clus1 = apiclus1, clus2 = apiclus2, strat = apistrat)
for (name in names(samples)) {
  d <- samples[[name]]
  d$place <- if (name == "strat") paste0("d", d$dnum %% 3) else as.character(d$stype)
  d$sch_wide <- as.integer(d$sch.wide == "Yes")
  d$api_stu <- d$api.stu
  d$fpc <- if (name == "clus2") d$fpc1 else d$fpc
  samples[[name]] <- d
  out <- d[, c("cds", "place", "stype", "sch_wide", "dnum", "api00", "enroll", "api_stu", "pw", "fpc")]
  for (k in names(out)) if (is.numeric(out[[k]])) out[[k]] <- sprintf("%.17g", out[[k]])
  out[out == "NA"] <- ""
  write.csv(out, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
}
designs <- list(
  clus1 = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = samples$clus1),
  clus1_nofpc = svydesign(id = ~dnum, weights = ~pw, data = samples$clus1),
  clus2_nofpc = svydesign(id = ~dnum, weights = ~pw, data = samples$clus2),
  strat = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = samples$strat),
  strat_nofpc = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = samples$strat)
)

rows <- list()
add <- function(design, place, statistic, m) {
  rows[[length(rows) + 1]] <<- data.frame(
    design, place, statistic, estimate = sprintf("%.17g", as.numeric(coef(m))),
    se = sprintf("%.17g", as.numeric(SE(m))))
}
for (name in names(designs)) {
  whole <- designs[[name]]
  for (here in sort(unique(whole$variables$place))) {
    d <- subset(whole, place == here)
    add(name, here, "mean", svymean(~api00, d))
    add(name, here, "total", svytotal(~enroll, d, na.rm = TRUE))
    add(name, here, "ratio", svyratio(~api_stu, ~enroll, d, na.rm = TRUE))
    add(name, here, "share", svymean(~sch_wide, d))
    add(name, here, "where", svymean(~api00, subset(d, sch_wide == 1)))
    both <- svyby(~api00, ~sch_wide, d, svymean, covmat = TRUE)
    add(name, here, "difference", svycontrast(both, c(-1, 1)))
  }
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
