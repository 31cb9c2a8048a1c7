# Internal rates of return by uniroot on the net present value, and plain statistics of R, for
# tests/unit/projects.  Flows: capital out at 0, a payment each year, perhaps the capital back.
npv <- function(rate, flow) sum(flow / (1 + rate)^(seq_along(flow) - 1))
irr <- function(flow) uniroot(npv, c(-0.9, 2), flow = flow, tol = 1e-15, maxiter = 10000)$root
level <- function(capital, paid, years, back) {
  flow <- c(-capital, rep(paid, years))
  flow[years + 1] <- flow[years + 1] + if (back) capital else 0
  flow
}
cases <- list(
  c(1700000, 140000, 5, 1), c(1700000, 140000, 10, 0), c(1700000, 140000, 20, 0),
  c(1700000, 140000, 5, 0), c(2040000, 160000, 10, 0), c(2040000, 160000, 20, 1),
  c(100000, 20000, 7, 0), c(100000, 40000, 7, 0), c(3740000, 300000, 12, 1)
)
out <- do.call(rbind, lapply(cases, function(x) {
  flow <- level(x[1], x[2], x[3], x[4] == 1)
  data.frame(capital = x[1], paid = x[2], years = x[3], back = x[4],
             irr = irr(flow), npv = npv(0.08, flow))
}))
write.csv(format(out, digits = 15, scientific = FALSE, trim = TRUE), "returns.csv",
          row.names = FALSE, quote = FALSE)

paid <- c(140000, 120000, 140000, 0, 90000)
due <- rep(140000, 5)
plain <- data.frame(
  name = c("cv", "least", "paid", "semivariance", "semivariance_mean", "hhi"),
  value = c(sd(paid) / mean(paid), min(paid) / mean(paid), sum(paid) / sum(due),
            mean(pmin(0, paid - due)^2), mean(pmin(0, paid - mean(paid))^2),
            sum((c(300, 40, 60) / 400)^2))
)
write.csv(format(plain, digits = 15, scientific = FALSE, trim = TRUE), "plain.csv",
          row.names = FALSE, quote = FALSE)
writeLines(capture.output(print(R.version.string)), "SESSION.txt")
