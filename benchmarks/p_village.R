# The tables and charts of P Village's report, as an R user would write them: survey, ggplot2, HTML.
#
#   Rscript benchmarks/p_village.R STUDY OUT.html
#
# Reads STUDY/data/households.csv and returns.csv. It is the other side of benchmarks/run.py, so it
# is written for speed where R has an idiom for it, and leaves out what R has no package for.

suppressPackageStartupMessages({
  library(survey)
  library(ggplot2)
  library(svglite)
})

arguments <- commandArgs(trailingOnly = TRUE)
stopifnot("usage: Rscript p_village.R STUDY OUT.html" = length(arguments) == 2)
study <- arguments[1]
out <- arguments[2]

PROGRAMMES <- c(
  dividends = "分红帮扶", cooperative = "合作社", breeding = "个体养殖", employment = "就业创业",
  infrastructure = "基础设施", technical = "技术帮扶", financial = "资金帮扶", material = "物资帮扶"
)
SOURCES <- c(
  planting = "种植业收入", breeding = "养殖业收入", business = "经商收入", wages = "务工收入",
  support = "政府生活扶持资金", industry = "当地产业扶贫资金"
)
CHANNELS <- c(
  tv = "电视/村广播", phone = "手机/电脑", cadre = "帮扶干部/村干部", assembly = "村民大会",
  more_new_media = "新媒体", more_cooperative = "农业合作社", more_neighbours = "邻居",
  more_relatives = "亲友"
)
CAUSES <- c(
  illness = "因病", disability = "因残", study = "因学", skills = "缺技术", labour = "缺劳力",
  funds = "缺资金"
)
GROUPS <- c("建档立卡户", "非建档立卡户")
FONT <- "Noto Sans CJK SC"
PERMUTATIONS <- 9999

# ---- data -----------------------------------------------------------------------------------

read <- function(name) {
  read.csv(file.path(study, "data", name), check.names = FALSE, fileEncoding = "UTF-8-BOM")
}
households <- read("households.csv")
returns <- read("returns.csv")
of <- function(family, items) households[paste(family, items, sep = "_")]
for (name in grep("^(know|will|part|income|growth|age|schooling)", names(households), value = TRUE)) {
  values <- households[[name]]
  households[[name]][!is.na(values) & values < 0] <- NA
}
households$group <- factor(households$registered, levels = c(1, 2), labels = GROUPS)
households$age_band <- cut(households$age, c(0, 25, 40, 60, Inf), right = FALSE,
                           labels = c("25岁以下", "25–40岁", "40–60岁", "60岁及以上"))
households$school_band <- cut(households$schooling, c(-1, 6, 9, Inf),
                              labels = c("小学", "初中", "高中及以上"))
causes <- of("cause", names(CAUSES))
first <- max.col(causes == 1, ties.method = "first")
first[rowSums(causes == 1) == 0] <- NA
households$first_cause <- factor(CAUSES[first], levels = CAUSES)
for (programme in names(PROGRAMMES)) {
  households[[paste0("knows_", programme)]] <- households[[paste0("know_", programme)]] >= 4
  households[[paste0("wants_", programme)]] <- households[[paste0("will_", programme)]] >= 4
}
design <- svydesign(ids = ~1, weights = ~1, data = households)

# ---- tables ---------------------------------------------------------------------------------

exact <- function(name, within = design) {
  within <- within[!is.na(within$variables[[name]]), ]
  within$variables$answer <- as.numeric(within$variables[[name]])
  count <- sum(within$variables$answer)
  n <- nrow(within$variables)
  if (count %in% c(0, n)) {  # where svyciprop has no interval
    exact <- binom.test(count, n)
    return(c(count = count, n = n, estimate = count / n, low = exact$conf.int[1],
             high = exact$conf.int[2]))
  }
  share <- svyciprop(~answer, within, method = "beta")
  interval <- as.numeric(attr(share, "ci"))
  c(count = count, n = n, estimate = as.numeric(share), low = interval[1], high = interval[2])
}

frequencies <- function(name) {
  known <- design[!is.na(design$variables[[name]]), ]
  rows <- lapply(levels(known$variables[[name]]), function(level) {
    known$variables$answer <- as.numeric(known$variables[[name]] == level)
    exact("answer", known)
  })
  data.frame(variable = name, category = levels(known$variables[[name]]), do.call(rbind, rows))
}

two_groups <- function(family, items) {
  rows <- lapply(names(items), function(item) {
    name <- paste(family, item, sep = "_")
    parts <- lapply(GROUPS, function(group) exact(name, design[design$variables$group == group, ]))
    test <- fisher.test(rbind(c(parts[[1]]["count"], parts[[1]]["n"] - parts[[1]]["count"]),
                              c(parts[[2]]["count"], parts[[2]]["n"] - parts[[2]]["count"])))
    known <- design[!is.na(design$variables[[name]]), ]
    known$variables$answer <- as.numeric(known$variables[[name]])
    shares <- svyby(~answer, ~group, known, svymean, covmat = TRUE)
    change <- svycontrast(shares, setNames(list(c(1, -1)), "difference"))
    c(all = exact(name), registered = parts[[1]], other = parts[[2]],
      difference = as.numeric(coef(change)), se = as.numeric(SE(change)), p = test$p.value)
  })
  table <- data.frame(programme = unname(items), do.call(rbind, rows), check.names = FALSE)
  table$holm <- p.adjust(table$p, "holm")
  table
}

points <- function(family) {
  rows <- lapply(names(PROGRAMMES), function(item) {
    name <- paste(family, item, sep = "_")
    known <- design[!is.na(design$variables[[name]]), ]
    known$variables$answer <- known$variables[[name]]
    known$variables$level <- factor(known$variables$answer, levels = 1:5)
    rank <- svyranktest(answer ~ group, known)
    c(setNames(as.numeric(svymean(~level, known)), paste0("p", 1:5)),
      mean = as.numeric(svymean(~answer, known)), median = median(known$variables$answer),
      rank_p = as.numeric(rank$p.value))
  })
  data.frame(programme = unname(PROGRAMMES), do.call(rbind, rows))
}

consistency <- function() {
  rows <- lapply(names(PROGRAMMES), function(item) {
    wants <- as.integer(households[[paste0("wants_", item)]])
    takes <- households[[paste0("part_", item)]]
    cells <- table(factor(wants, 0:1), factor(takes, 0:1))
    n <- sum(cells)
    agreement <- sum(diag(cells)) / n
    chance <- sum(rowSums(cells) * colSums(cells)) / n^2
    discordant <- cells[1, 2] + cells[2, 1]
    c(n = n, agreement = agreement, kappa = (agreement - chance) / (1 - chance),
      conversion = cells[2, 2] / sum(cells[2, ]), passive = cells[1, 2] / sum(cells[1, ]),
      frustrated = cells[2, 1] / sum(cells[2, ]),
      mcnemar = if (discordant) binom.test(cells[1, 2], discordant)$p.value else NA)
  })
  data.frame(programme = unname(PROGRAMMES), do.call(rbind, rows))
}

multiple_response <- function(family, items) {
  cases <- do.call(rbind, lapply(names(items), function(i) exact(paste(family, i, sep = "_"))))
  data.frame(item = unname(items), cases,
             of_responses = cases[, "count"] / sum(cases[, "count"]))
}

shuffles <- list()
orders <- function(n) {
  key <- as.character(n)
  if (is.null(shuffles[[key]])) shuffles[[key]] <<- replicate(PERMUTATIONS, sample.int(n))
  shuffles[[key]]
}

partial <- function(y, x, controls) {
  complete <- complete.cases(y, x, controls)
  y <- y[complete]
  x <- x[complete]
  controls <- cbind(1, as.matrix(controls[complete, ]))
  decomposition <- qr(controls)
  of_y <- qr.resid(decomposition, y)
  of_x <- qr.resid(decomposition, x)
  r <- sum(of_x * of_y) / sqrt(sum(of_x^2) * sum(of_y^2))
  df <- length(y) - ncol(controls) - 1
  t <- r * sqrt(df / (1 - r^2))
  half <- qnorm(.975) / sqrt(df - 1)
  # Freedman–Lane: permute what the controls leave of y, all permutations as one matrix
  shuffled <- matrix(of_y[orders(length(y))], nrow = length(y))
  residuals <- qr.resid(decomposition, shuffled)
  permuted <- colSums(residuals * of_x) / sqrt(colSums(residuals^2) * sum(of_x^2))
  c(r = r, df = df, p = 2 * pt(-abs(t), df), low = tanh(atanh(r) - half),
    high = tanh(atanh(r) + half),
    permutation_p = (1 + sum(abs(permuted) >= abs(r) - 1e-12)) / (1 + PERMUTATIONS))
}

table3 <- function() {
  controls <- households[c("registered", "schooling")]
  rows <- lapply(names(PROGRAMMES), function(item) {
    partial(households[[paste0("know_", item)]], households$age, controls)
  })
  data.frame(programme = unname(PROGRAMMES), do.call(rbind, rows))
}

amounts <- function(name) {
  formula <- reformulate(name)
  known <- design[!is.na(design$variables[[name]]), ]
  parts <- lapply(GROUPS, function(group) known[known$variables$group == group, ])
  summaries <- lapply(c(list(known), parts), function(within) {
    mean <- svymean(formula, within)
    quartiles <- coef(svyquantile(formula, within, c(.25, .5, .75), ci = TRUE))
    c(n = nrow(within$variables), mean = as.numeric(mean), se = as.numeric(SE(mean)),
      as.numeric(confint(mean)), quartiles)
  })
  test <- svyttest(reformulate("group", name), known)
  table <- data.frame(group = c("全部", GROUPS), do.call(rbind, summaries))
  names(table) <- c("group", "n", "mean", "se", "low", "high", "q25", "median", "q75")
  table$difference <- c(as.numeric(test$estimate), NA, NA)
  table$p <- c(as.numeric(test$p.value), NA, NA)
  table
}

valid <- binom.test(sum(returns$outcome == "valid"), nrow(returns))
set.seed(1)
tables <- list(
  "有效回收率" = data.frame(valid = sum(returns$outcome == "valid"), issued = nrow(returns),
                            rate = valid$estimate, low = valid$conf.int[1],
                            high = valid$conf.int[2]),
  "样本描述性统计" = do.call(rbind, lapply(c("group", "age_band", "school_band", "first_cause"),
                                           frequencies)),
  "信息渠道" = multiple_response("channel", CHANNELS),
  "政策认知" = two_groups("knows", PROGRAMMES),
  "政策认知:五级" = points("know"),
  "参与意愿" = two_groups("wants", PROGRAMMES),
  "参与行为" = two_groups("part", PROGRAMMES),
  "一致性" = consistency(),
  "年龄与认知的偏相关" = table3(),
  "收入来源" = multiple_response("source", SOURCES),
  "收入来源与建档立卡" = two_groups("source", SOURCES),
  "家庭纯收入" = amounts("income"),
  "年均增收" = amounts("growth")
)

# ---- charts ---------------------------------------------------------------------------------

look <- theme_minimal(base_family = FONT, base_size = 11) +
  theme(legend.position = "top", panel.grid.minor = element_blank(),
        panel.grid.major.y = element_blank())
percent <- function(x) paste0(round(100 * x), "%")

bars <- function(table, label) {
  ggplot(table, aes(estimate, reorder(item, estimate))) +
    geom_col(fill = "#2f6f8f", width = .65) +
    geom_errorbarh(aes(xmin = low, xmax = high), height = .2, colour = "grey30") +
    scale_x_continuous(labels = percent, limits = c(0, 1)) + labs(x = label, y = NULL) + look
}

dots <- function(table, label) {
  long <- data.frame(
    programme = rep(table$programme, 2), group = rep(GROUPS, each = nrow(table)),
    estimate = c(table$registered.estimate, table$other.estimate)
  )
  long$programme <- reorder(long$programme, long$estimate)
  ggplot(long, aes(estimate, programme)) + geom_line(aes(group = programme), colour = "grey70") +
    geom_point(aes(colour = group), size = 3) +
    scale_colour_manual(values = c("#b5532a", "#2f6f8f"), name = NULL) +
    scale_x_continuous(labels = percent, limits = c(0, 1)) + labs(x = label, y = NULL) + look
}

likert <- function(table) {
  long <- data.frame(
    programme = rep(table$programme, 5), level = rep(factor(1:5), each = nrow(table)),
    share = unlist(table[paste0("p", 1:5)])
  )
  ggplot(long, aes(share, programme, fill = level)) +
    geom_col(width = .7, position = position_stack(reverse = TRUE)) +
    geom_text(aes(label = ifelse(share >= .08, percent(share), "")), size = 2.8, family = FONT,
              position = position_stack(vjust = .5, reverse = TRUE)) +
    scale_fill_brewer(palette = "RdBu", name = NULL,
                      labels = c("很不了解", "不了解", "一般", "了解", "很了解")) +
    scale_x_continuous(labels = percent) + labs(x = "占农户的百分比", y = NULL) + look
}

forest <- function(table) {
  ggplot(table, aes(r, reorder(programme, -r))) + geom_vline(xintercept = 0, colour = "grey50") +
    geom_errorbarh(aes(xmin = low, xmax = high), height = .2) +
    geom_point(size = 3, colour = "#2f6f8f") + scale_x_continuous(limits = c(-1, 1)) +
    labs(x = "与户主年龄的偏相关系数", y = NULL) + look
}

passive <- transform(tables[["一致性"]], estimate = passive, item = programme)
charts <- list(
  "信息渠道" = bars(tables[["信息渠道"]], "占农户的百分比"),
  "政策认知:五级" = likert(tables[["政策认知:五级"]]),
  "参与意愿" = dots(tables[["参与意愿"]], "愿意参与的农户"),
  "参与行为" = dots(tables[["参与行为"]], "参与的农户"),
  "一致性" = ggplot(passive, aes(estimate, reorder(item, estimate))) +
    geom_col(fill = "#2f6f8f", width = .65) +
    scale_x_continuous(labels = percent, limits = c(0, 1)) +
    labs(x = "不愿参与者中参与的比例", y = NULL) + look,
  "年龄与认知的偏相关" = forest(tables[["年龄与认知的偏相关"]]),
  "收入来源与建档立卡" = dots(tables[["收入来源与建档立卡"]], "有该项收入的农户")
)

# ---- report ---------------------------------------------------------------------------------

drawn <- function(chart) {
  svg <- svgstring(width = 7, height = 4, standalone = FALSE)
  print(chart)
  dev.off()
  svg()
}

escaped <- function(x) gsub("<", "&lt;", gsub("&", "&amp;", x, fixed = TRUE), fixed = TRUE)

as_html <- function(table) {
  shown <- vapply(table, function(column) {
    if (is.numeric(column)) formatC(column, digits = 4, format = "g") else as.character(column)
  }, character(nrow(table)))
  shown <- matrix(escaped(shown), nrow = nrow(table))
  cells <- apply(shown, 1, function(row) paste0("<td>", row, "</td>", collapse = ""))
  head <- paste0("<th>", escaped(names(table)), "</th>", collapse = "")
  paste0("<table><tr>", head, "</tr>", paste0("<tr>", cells, "</tr>", collapse = "\n"), "</table>")
}

sections <- vapply(names(tables), function(name) {
  chart <- charts[[name]]
  paste0("<h2>", name, "</h2>\n", as_html(tables[[name]]), "\n",
         if (!is.null(chart)) paste0("<figure>", drawn(chart), "</figure>\n"))
}, "")
writeLines(c("<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>P 村</title>",
             "<style>body{font-family:sans-serif;max-width:60rem;margin:auto}",
             "td,th{padding:.2rem .6rem;text-align:right}</style><h1>P 村</h1>", sections, "</html>"),
           out, useBytes = TRUE)
long <- do.call(rbind, lapply(names(tables), function(name) {
  numbers <- Filter(is.numeric, tables[[name]])
  data.frame(table = name, row = rep(seq_len(nrow(numbers)), ncol(numbers)),
             value = rep(names(numbers), each = nrow(numbers)), estimate = unlist(numbers))
}))
write.csv(long, sub("[.]html$", ".csv", out), row.names = FALSE)
