# Golden values: R's survey package on the uneven sample of ../uneven.
# 1. Jackknife: as.svrepdesign(type = "JKn", mse = TRUE), each statistic computed anew in each
#    replicate by withReplicates, formulas written out here.
# 2. Statements on several estimates: svycontrast on svyby with covariances; changes of a panel.
suppressMessages(library(survey))
options(digits = 17)
set.seed(11)
d <- read.csv("../uneven/data.csv")
few <- read.csv("../uneven/lonely.csv")

out <- list()
put <- function(design, asked, group, estimate, se, df = NA)
  out[[length(out) + 1]] <<- data.frame(design, asked, group, estimate = sprintf("%.17g", estimate),
                                        se = sprintf("%.17g", se), df)

wmean <- function(w, x) sum(w * x) / sum(w)
concentration <- function(w, b, r) {
  at <- match(r, sort(unique(r)))
  v <- tapply(w, factor(at, seq_len(max(at))), sum)
  R <- (cumsum(v) - v / 2)[at]
  as.numeric(2 * sum(w * b * R) / (sum(w) * sum(w * b)) - 1)
}
correlation <- function(w, x, y) {
  x <- x - wmean(w, x); y <- y - wmean(w, y)
  sum(w * x * y) / sqrt(sum(w * x^2) * sum(w * y^2))
}
line <- 3000
statistics <- list(
  "total(x)" = function(w, d) sum(w * d$x),
  "mean(x)" = function(w, d) wmean(w, d$x),
  "ratio(x, y)" = function(w, d) sum(w * d$x) / sum(w * d$y),
  "fgt(x, line=3000)" = function(w, d) wmean(w, d$x < line),
  "fgt(x, line=3000, alpha=1)" = function(w, d) wmean(w, pmax(0, (line - d$x) / line)),
  "fgt(x, line=3000, alpha=2)" = function(w, d) wmean(w, pmax(0, (line - d$x) / line)^2),
  "gini(x)" = function(w, d) concentration(w, d$x, d$x),
  "ge(x, alpha=0)" = function(w, d) log(wmean(w, d$x)) - wmean(w, log(d$x)),
  "concentration(z, rank=x)" = function(w, d) concentration(w, d$z, d$x),
  "kakwani(z, welfare=x)" = function(w, d) concentration(w, d$z, d$x) - concentration(w, d$x, d$x),
  "correlation(x, y)" = function(w, d) correlation(w, d$x, d$y))

jackknife <- function(name, design, type = "JKn") {
  replicates <- as.svrepdesign(design, type = type, mse = TRUE)
  for (g in c("", "q")) for (asked in names(statistics)) {
    f <- statistics[[asked]]
    used <- c("x", if (grepl("y)", asked, fixed = TRUE)) "y", if (grepl("(z", asked, fixed = TRUE)) "z")
    found <- withReplicates(replicates, function(w, data) {
      k <- complete.cases(data[, used, drop = FALSE]) & (g == "" | data$g == g)
      f(w[k], data[k, ])
    })
    put(name, asked, g, as.numeric(found), as.numeric(SE(found)))
  }
}
jackknife("nofpc", svydesign(ids = ~psu, strata = ~h, weights = ~w, data = d, nest = TRUE))
jackknife("fpc", svydesign(ids = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = d, nest = TRUE))
jackknife("weighted", svydesign(ids = ~1, weights = ~w, data = d), "JK1")
options(survey.lonely.psu = "certainty")
jackknife("lonely-certainty",
          svydesign(ids = ~psu, strata = ~h, weights = ~w, data = few, nest = TRUE))
# Strata joined by hand: C, which has one PSU, with the next one, D.
few$joined <- ifelse(few$h %in% c("C", "D"), "C + D", few$h)
few$place <- paste(few$h, few$psu)
collapsed <- svydesign(ids = ~place, strata = ~joined, weights = ~w, data = few)
jackknife("lonely-collapse", collapsed)
m <- svymean(~x, collapsed, na.rm = TRUE)
put("taylor-collapse", "mean(x)", "", coef(m), SE(m), degf(collapsed))
m <- svymean(~x, collapsed[which(few$g == "q"), ], na.rm = TRUE)
put("taylor-collapse", "mean(x)", "q", coef(m), SE(m), degf(collapsed))

# A panel: the same households twice, some of them once; each wave has another x.
later <- d[sample(nrow(d), 110), ]
later$x <- round(later$x * runif(nrow(later), .9, 1.5) + 300)
panel <- rbind(cbind(d, wave = 1), cbind(later, wave = 2))
third <- later[sample(nrow(later), 80), ]
third$x <- round(third$x * runif(nrow(third), .8, 1.6))
panel <- rbind(panel, cbind(third, wave = 3))
panel$place <- paste(panel$h, panel$psu)
panel <- panel[, c("h", "psu", "place", "N", "w", "x", "y", "z", "g", "wave")]
write.csv(panel, "panel.csv", row.names = FALSE, na = "")
des <- svydesign(ids = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = panel, nest = TRUE)
answered <- subset(des, !is.na(x))
by <- svyby(~x, ~wave, answered, svymean, covmat = TRUE)
contrast <- function(asked, group, by, what) {
  found <- svycontrast(by, what)
  put("panel", asked, group, coef(found), SE(found), degf(des))
}
contrast("change", "2 − 1", by, c("1" = -1, "2" = 1))
contrast("change", "3 − 2", by, c("2" = -1, "3" = 1))
contrast("change", "3 − 1", by, c("1" = -1, "3" = 1))
contrast("ratio", "2 / 1", by, quote(`2` / `1`))
contrast("contrast", "3 − 0.5·1 − 0.5·2", by, c("1" = -.5, "2" = -.5, "3" = 1))
log2 <- svycontrast(by, quote(log(`2` / `1`)))
put("panel", "log ratio", "2 / 1", coef(log2), SE(log2), degf(des))
byr <- svyby(~x, ~wave, denominator = ~y, subset(des, !is.na(x) & !is.na(y)), svyratio, covmat = TRUE)
contrast("change of ratio", "2 − 1", byr, c("1" = -1, "2" = 1))
# A ratio of domains of one wave, and a combination of two indicators.
first <- subset(des, wave == 1 & !is.na(x))
byg <- svyby(~x, ~g, first, svymean, covmat = TRUE)
found <- svycontrast(byg, quote(q / p))
put("first", "ratio", "q / p", coef(found), SE(found), degf(des))
two <- svymean(~x + y, subset(des, wave == 1 & !is.na(x) & !is.na(y)))
found <- svycontrast(two, c(x = 1, y = -10))
put("first", "contrast", "", coef(found), SE(found), degf(des))

write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, na = "")
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
