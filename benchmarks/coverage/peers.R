# The intervals of R's survey package on the samples of run.py, one line an interval:
#   Rscript peers.R samples.csv intervals.csv
# Linearised: what the package does itself (svymean, svyciprop, svyratio, svyquantile), and for
# the Gini (Binder & Kovacevic 1995) and the partial correlation a linearised variable written
# out here and given to svytotal.  Jackknife: delete one PSU (JKn, JK1), by withReplicates.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 15)
args <- commandArgs(trailingOnly = TRUE)
all <- read.csv(args[1])
all$poor <- as.numeric(all$spending < 2000)

gini <- function(w, d) {
  o <- order(d$spending); x <- d$spending[o]; w <- w[o]
  2 * sum(w * x * (cumsum(w) - w / 2)) / (sum(w) * sum(w * x)) - 1
}
entropy2 <- function(w, d) {
  mu <- sum(w * d$spending) / sum(w)
  (sum(w * (d$spending / mu)^2) / sum(w) - 1) / 2
}
quintiles <- function(w, d) {
  o <- order(d$spending); x <- d$spending[o]; w <- w[o]; share <- cumsum(w) / sum(w)
  cut <- function(q) x[which(share >= q - 1e-12)[1]]
  sum((w * x)[x > cut(.8)]) / sum((w * x)[x <= cut(.2)])
}
partial <- function(w, d) {
  e <- lm.wfit(cbind(1, d$size, d$urban), cbind(d$spending, d$rooms), w)$residuals
  sum(w * e[, 1] * e[, 2]) / sqrt(sum(w * e[, 1]^2) * sum(w * e[, 2]^2))
}

gini_variable <- function(w, d) {  # Binder & Kovacevic (1995), eq. for the Gini index
  x <- d$spending; G <- gini(w, d); N <- sum(w); mu <- sum(w * x) / N
  Fx <- sapply(x, function(v) sum(w[x <= v])) / N
  B <- sapply(x, function(v) sum((w * x)[x >= v])) / N
  2 / (N * mu) * ((Fx - (G + 1) / 2) * x + B - mu / 2 * (G + 1))
}
partial_variable <- function(w, d) {
  e <- lm.wfit(cbind(1, d$size, d$urban), cbind(d$spending, d$rooms), w)$residuals
  s <- colSums(w * e^2); r <- partial(w, d)
  e[, 1] * e[, 2] / sqrt(prod(s)) - r / 2 * (e[, 1]^2 / s[1] + e[, 2]^2 / s[2])
}

one <- function(d, design) {
  df <- degf(design); t <- qt(.975, df); w <- weights(design)
  rows <- list()
  add <- function(indicator, method, estimate, low, high)
    rows[[length(rows) + 1]] <<- data.frame(
      indicator = indicator, method = method, estimate = as.numeric(estimate),
      low = as.numeric(low), high = as.numeric(high), row.names = NULL)
  usual <- function(indicator, method, estimate, se)
    add(indicator, method, estimate, estimate - t * se, estimate + t * se)
  fisher <- function(indicator, method, r, se) {
    half <- t * se / (1 - r^2)
    add(indicator, method, r, tanh(atanh(r) - half), tanh(atanh(r) + half))
  }
  m <- svymean(~spending, design); usual("mean", "linearised", coef(m), SE(m))
  q <- svyratio(~food, ~all_spending, design)
  usual("ratio", "linearised", coef(q), as.numeric(SE(q)))
  p <- svyciprop(~poor, design, method = "logit", df = df)
  add("fgt0", "linearised", as.numeric(p), confint(p)[1], confint(p)[2])
  for (k in list(c("median", .5), c("p95", .95))) {
    v <- svyquantile(~spending, design, as.numeric(k[2]), qrule = "hf1", df = df)$spending
    add(k[1], "linearised", v[1], v[2], v[3])
  }
  z <- update(design, g = gini_variable(w, d), r = partial_variable(w, d))
  usual("gini", "linearised", gini(w, d), as.numeric(SE(svytotal(~g, z))))
  fisher("partial", "linearised", partial(w, d), as.numeric(SE(svytotal(~r, z))))
  reps <- as.svrepdesign(design, type = if (length(unique(d$stratum)) > 1 && !is.null(d$weight) &&
                                            !all(is.na(d$weight))) "JKn" else "JK1")
  for (f in c("gini", "ge2", "qsr", "partial")) {
    theta <- withReplicates(reps, list(gini = gini, ge2 = entropy2, qsr = quintiles,
                                       partial = partial)[[f]])
    (if (f == "partial") fisher else usual)(f, "jackknife", as.numeric(theta), as.numeric(SE(theta)))
  }
  do.call(rbind, rows)
}

found <- lapply(split(all, list(all$plan, all$replication), drop = TRUE), function(d) {
  design <- if (all(is.na(d$weight))) svydesign(ids = ~1, weights = ~1, data = d)
            else svydesign(ids = ~group, strata = ~stratum, weights = ~weight, data = d, nest = TRUE)
  cbind(plan = d$plan[1], replication = d$replication[1], one(d, design))
})
write.csv(do.call(rbind, found), args[2], row.names = FALSE)
