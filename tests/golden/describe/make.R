# Golden values for `endogen describe`: tests by group.  Run: Rscript make.R
suppressPackageStartupMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")
out <- list()
put <- function(case, name, value) out[[length(out) + 1]] <<-
  data.frame(case = case, name = name, value = sprintf("%.17g", as.double(value)))

# --- under a design: California schools, in four strata and in two-stage clusters (survey's api)
read <- function(name) read.csv(file.path("..", "api", paste0(name, ".csv")))
strat <- read("strat"); clus <- read("clus2")
designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, data = strat),
  clus = svydesign(~dnum, weights = ~pw, data = clus)
)
for (name in names(designs)) {
  design <- designs[[name]]
  design <- update(design, band = as.integer(cut(meals, c(-1, 25, 50, 75, 101))),
                   rich = as.integer(meals < 40))
  nu <- degf(design)
  for (pair in list(c("sch_wide", "rich"), c("band", "sch_wide"), c("stype", "band"))) {
    if (name == "strat" && pair[1] == "stype") next  # strata: the covariance is degenerate
    found <- svychisq(as.formula(paste("~", pair[1], "+", pair[2])), design, statistic = "F")
    case <- paste(name, "chisq", pair[1], pair[2])
    put(case, "statistic", found$statistic); put(case, "p", found$p.value)
    put(case, "df", found$parameter[1])
  }
  # means of several groups: adjusted Wald F from the covariance of domain means
  several <- svyby(~api00, ~band, design, svymean, covmat = TRUE)
  k <- nrow(several); contrast <- cbind(-1, diag(k - 1))
  d <- contrast %*% coef(several); v <- contrast %*% vcov(several) %*% t(contrast)
  w <- as.double(t(d) %*% solve(v, d)); q <- k - 1
  f <- (nu - q + 1) / (nu * q) * w
  put(paste(name, "wald api00 band"), "statistic", f)
  put(paste(name, "wald api00 band"), "p", pf(f, q, nu - q + 1, lower.tail = FALSE))
  two <- svyby(~api00, ~rich, design, svymean, covmat = TRUE)
  gap <- svycontrast(two, c(-1, 1))  # rich less poor
  put(paste(name, "t api00 rich"), "estimate", coef(gap)); put(paste(name, "t api00 rich"), "se", SE(gap))
  # ordered answers: mean mid-ranks, ranks of the whole taken as fixed (Lumley & Scott 2013)
  shares <- coef(svymean(~factor(band), design))
  score <- cumsum(shares) - shares / 2
  design <- update(design, score = score[band])
  ranks <- svyby(~score, ~sch_wide, design, svymean, covmat = TRUE)
  t <- as.double(coef(svycontrast(ranks, c(1, -1))) / SE(svycontrast(ranks, c(1, -1))))
  put(paste(name, "ranks band sch_wide"), "statistic", t^2)
  put(paste(name, "ranks band sch_wide"), "p", 2 * pt(-abs(t), nu))
  put(paste(name, "sd api00"), "estimate", sqrt(coef(svyvar(~api00, design))))
}

# --- without design: the same schools as if met on the road
plain <- strat
plain$band <- as.integer(cut(plain$meals, c(-1, 25, 50, 75, 101)))
put("plain chisq stype band", "statistic", suppressWarnings(chisq.test(plain$stype, plain$band, correct = FALSE))$statistic)
put("plain kruskal band stype", "statistic", kruskal.test(band ~ stype, plain)$statistic)
put("plain sd api00", "estimate", sd(plain$api00))
put("plain f api00 stype", "statistic", oneway.test(api00 ~ stype, plain, var.equal = TRUE)$statistic)
put("plain fisher sch_wide rich", "p", fisher.test(table(plain$sch_wide, plain$meals < 40))$p.value)

# --- small tables: every regrouping of the answers looked at, one by one
every <- function(labels, statistic) {
  n <- length(labels); seen <- list()
  walk <- function(left, chosen) {
    if (!length(left)) { seen[[length(seen) + 1]] <<- statistic(chosen); return(invisible()) }
    for (l in unique(left)) walk(left[-match(l, left)], c(chosen, l))
  }
  walk(labels, c()); unlist(seen)
}
share <- function(found, observed) mean(found >= observed - 1e-9)
x <- c("a", "a", "b", "b", "b", "c", "c", "a", "c"); g <- c(1, 1, 1, 2, 2, 2, 3, 3, 3)
chi <- function(labels) suppressWarnings(chisq.test(table(labels, x), correct = FALSE))$statistic
put("small chisq", "statistic", chi(g)); put("small chisq", "p", share(every(g, chi), chi(g)))
o <- c(1, 1, 2, 3, 3, 2, 4, 4, 5)
kw <- function(labels) kruskal.test(o, labels)$statistic
put("small kruskal", "statistic", kw(g)); put("small kruskal", "p", share(every(g, kw), kw(g)))
y <- c(1.5, 2.25, 3, 2, 4, 5.5, 6, 6.25, 9)
ff <- function(labels) oneway.test(y ~ factor(labels), var.equal = TRUE)$statistic
put("small f", "statistic", ff(g)); put("small f", "p", share(every(g, ff), ff(g)))
ww <- oneway.test(y ~ factor(g)); put("small welch", "statistic", ww$statistic)
put("small welch", "p", ww$p.value)

# --- the chi-squared and H distributions
put("limit chisq", "p", pchisq(7.3, 4, lower.tail = FALSE))
write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survey", packageVersion("survey"))), "SESSION.txt")
