# Power and sample sizes from R's own functions and pwr, inclusion probabilities from sampling.
suppressMessages({library(pwr); library(sampling)})
options(digits = 17)
out <- list()
put <- function(what, value, ...) out[[length(out) + 1]] <<- data.frame(
  what, arguments = paste(names(list(...)), unlist(list(...)), sep = "=", collapse = ";"),
  value = sprintf("%.17g", value))

for (d in c(.2, .5, .8)) for (p in c(.8, .9)) for (alpha in c(.05, .01))
  put("size_means", power.t.test(delta = d, sd = 1, power = p, sig.level = alpha, tol = 1e-12)$n,
      d = d, power = p, alpha = alpha)
for (p1 in c(.25, .35, .6)) for (p in c(.8, .9))
  put("size_shares", power.prop.test(p1 = p1, p2 = .2, power = p, tol = 1e-12)$n, p1 = p1, p0 = .2, power = p)
for (n0 in c(14, 40)) for (d in c(.3, .844, 1.1))
  put("power_means", power.t.test(n = n0, delta = d, sd = 1)$power, n1 = n0, n0 = n0, d = d)
for (n0 in c(14, 40)) for (d in c(.844, 1.1)) {
  # pwr counts the far tail too; it is taken off here, so that the definitions agree.
  df <- 59 + n0 - 2; ncp <- d / sqrt(1 / 59 + 1 / n0)
  far <- pt(-qt(.975, df), df, ncp)
  put("power_means", pwr.t2n.test(n1 = 59, n2 = n0, d = d)$power - far, n1 = 59, n0 = n0, d = d)
}
for (n in c(50, 200)) for (p1 in c(.3, .75))
  put("power_shares", power.prop.test(n = n, p1 = p1, p2 = .5)$power, n = n, p1 = p1, p0 = .5)
sizes <- c(100, 5, 8, 9, 12, 30, 60, 2)
for (n in 1:8) put("inclusion", inclusionprobabilities(sizes, n)[1:8], n = n)
table <- do.call(rbind, out)
write.csv(table, "expected.csv", row.names = FALSE)
writeLines(c(R.version.string, paste("pwr", packageVersion("pwr")),
             paste("sampling", packageVersion("sampling"))), "SESSION.txt")
