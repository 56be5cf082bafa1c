using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class BibTexReaderTests
{
    [Fact]
    public async Task Read_OneEntry_HasAllThatAPaperHas()
    {
        var read = await Read.BibTexAsync("""
            @Article{lecun2015deep,
              author    = "Yann LeCun and Yoshua Bengio and Geoffrey Hinton",
              title     = {Deep learning},
              journal   = {Nature},
              year      = 2015,
              month     = may,
              day       = {27},
              doi       = {https://doi.org/10.1038/NATURE14539},
              url       = {https://example.org/deep.pdf},
              keywords  = {neural networks, learning},
              abstract  = {Deep learning allows\n models.},
              publisher = {left out}
            }
            """);

        read.Faults.Should().BeEmpty();
        var paper = read.Paper;
        paper.Title.Should().Be("Deep learning");
        paper.Authors.Should().Equal("LeCun, Yann", "Bengio, Yoshua", "Hinton, Geoffrey");
        paper.Journal.Should().Be("Nature");
        paper.PublicationDate.Should().Be(new DateOnly(2015, 5, 27));
        paper.Doi.Should().Be("10.1038/nature14539");
        paper.PdfUrl.Should().Be("https://example.org/deep.pdf");
        paper.Keywords.Should().Equal("neural networks", "learning");
        paper.Abstract.Should().StartWith("Deep learning allows");
    }

    [Theory]
    [InlineData("@article{k, title = {A {B} C}, author = {X}}", "A B C")]
    [InlineData("@article(k, title = {A}, author = {X})", "A")]
    [InlineData("@article(k, title = \"A ) B\", author = {X})", "A ) B")]
    [InlineData("@article{k, title = \"A {\"}B{\"} C\", author = {X}}", "A \"B\" C")]
    [InlineData("@ARTICLE{k, TITLE = {A}, Author = {X}}", "A")]
    [InlineData("@article { k ,title={A} ,author={X} , }", "A")]
    [InlineData("@article{k\n,title={A}\n,author={X}\n}", "A")]
    [InlineData("@article{, title={A}, author={X}}", "A")]
    [InlineData("@article{title={A}, author={X}}", "A")]
    [InlineData("@article{k, title={A} author={X}}", "A")]
    [InlineData("@article{k, title = {A} # { B} # \" C\", author={X}}", "A B C")]
    [InlineData("@article{k, title = 1984, author={X}}", "1984")]
    [InlineData("@article{k, %a comment, with = {braces\n title = {100% B}, % another\n author={X}}", "100% B")]
    [InlineData("@article{k, title = {50\\% off}, author={X}}", "50% off")]
    [InlineData("@article{k:1/2+3@x, title = {A}, author={X}}", "A")]
    [InlineData("@article{k, title = {A}, author={X}, note = {mail me@article{x, y}}}", "A")]
    public async Task Read_GrammarOfManyKinds_IsTaken(string source, string title)
    {
        var read = await Read.BibTexAsync(source);

        read.Faults.Should().BeEmpty();
        read.Paper.Title.Should().Be(title);
        read.Paper.Authors.Should().Equal("X");
    }

    [Fact]
    public async Task Read_StringMacros_AreResolvedWithoutRegardToCase()
    {
        var read = await Read.BibTexAsync("""
            @string{ACM = "Association for Computing Machinery"}
            @STRING( J-ACM = "Journal of the " # acm )
            @string{two = {2}, one = {1}}
            @article{a, title = one # " and " # Two, author = {X}, journal = j-acm}
            """);

        read.Faults.Should().BeEmpty();
        read.Paper.Title.Should().Be("1 and 2");
        read.Paper.Journal.Should().Be("Journal of the Association for Computing Machinery");
    }

    [Fact]
    public async Task Read_UnknownMacro_IsItsNameAndReported()
    {
        var read = await Read.BibTexAsync("\n@article{a, title = {T}, author = {X},\n journal = j-lost, publisher = p-lost}");

        read.Paper.Journal.Should().Be("j-lost");
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault =>
            fault.Reason == BibliographyFaultReason.UnknownMacro && fault.Line == 3 && fault.Key == "a" && fault.Field == "journal" && !fault.IsRecordLost);
    }

    [Fact]
    public async Task Read_WhatIsNoEntry_IsNoRecord()
    {
        var read = await Read.BibTexAsync("""
            This is a comment, with a mail@example.org in it, and 100% @ no entry.
            % @article{old, title = {Old}, author = {X}}
            @preamble{ "\newcommand{\noop}[1]{}" # "more" }
            @comment{jabref-meta: databaseType:bibtex; {nested} }
            @comment{
            @article{hidden, title = {Hidden}, author = {X}}
            }
            @comment this line alone
            @article{a, title = {A}, author = {X}} @article{b, title = {B}, author = {Y}}trailing
              @article{c, title = {C}, author = {Z}}
            """);

        read.Faults.Should().BeEmpty();
        read.Papers.Select(paper => paper.Title).Should().Equal("A", "B", "C");
        read.Seen.Should().Be(3);
    }

    [Fact]
    public async Task Read_FieldTwice_TakesTheFirstAndReports()
    {
        var read = await Read.BibTexAsync("@article{a, title = {First}, author = {X},\n Title = {Second}}");

        read.Paper.Title.Should().Be("First");
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.DuplicateField && fault.Line == 2);
    }

    [Fact]
    public async Task Read_SameKeyTwice_GivesBoth() =>
        (await Read.BibTexAsync("@misc{a, title={A}, author={X}}@misc{a, title={B}, author={X}}")).Papers.Should().HaveCount(2);

    [Theory]
    [InlineData("@article{a, author = {X}}", BibliographyFaultReason.Missing)]
    [InlineData("@article{a, title = {}, author = {X}}", BibliographyFaultReason.Missing)]
    [InlineData("@article{a, title = {T}}", BibliographyFaultReason.Missing)]
    [InlineData("@article{a, title = {T}, author = { and }}", BibliographyFaultReason.Missing)]
    [InlineData("@set{a, entryset = {b,c}}", BibliographyFaultReason.Missing)]
    [InlineData("@article{a, title = {\u0001}, author = {X}}", BibliographyFaultReason.Invalid)]
    public async Task Read_WhatNoCatalogueTakes_IsReported(string source, BibliographyFaultReason reason) =>
        (await Read.BibTexAsync(source)).Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == reason && fault.Key == "a" && fault.Line == 1);

    [Fact]
    public async Task Read_LongTitleOrName_IsReportedWithItsLine()
    {
        var read = await Read.BibTexAsync($"@misc{{a,\n title = {{{new string('t', 501)}}}, author={{X}}}}\n@misc{{b, title={{T}},\n author = {{{new string('n', 501)}}}}}");

        read.Papers.Should().BeEmpty();
        read.Lost.Select(fault => (fault.Line, fault.Key, fault.Field)).Should().Equal((2, "a", "title"), (4, "b", "author"));
    }

    [Theory]
    [InlineData("doi = {not a doi}", "doi")]
    [InlineData("pdf = {http://exa mple.org/}", "pdf")]
    [InlineData("date = {soon}", "date")]
    [InlineData("date = {-0044-03-15}", "date")]
    [InlineData("date = {-0500-01-01}", "date")]
    [InlineData("year = {-0044}", "year")]
    [InlineData("year = {in press}", "year")]
    [InlineData("year = 2020, month = {Brumaire}", "month")]
    [InlineData("year = 2020, month = feb, day = 30", "day")]
    public async Task Read_FieldAtFault_IsLeftOutAndReported(string field, string name)
    {
        var read = await Read.BibTexAsync($"@misc{{a, title = {{T}}, author = {{X}},\n {field}}}");

        read.Paper.Should().BeEquivalentTo(new { Title = "T", Doi = (string?)null, PdfUrl = (string?)null });
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault =>
            fault.Reason == BibliographyFaultReason.Invalid && fault.Field == name && fault.Line == 2 && !fault.IsRecordLost);
    }

    [Fact]
    public async Task Read_KeywordsAtFault_LeavesTheOthers()
    {
        var read = await Read.BibTexAsync($"@misc{{a, title = {{T}}, author = {{X}}, keywords = {{good; {new string('k', 201)}; also good; {new string('l', 201)}}}}}");

        read.Paper.Keywords.Should().Equal("good", "also good");
        read.Faults.Should().HaveCount(2).And.OnlyContain(fault => fault.Field == "keywords" && !fault.IsRecordLost);
    }

    [Theory]
    [InlineData("keywords = {a, b,c}", "a|b|c")]
    [InlineData("keywords = {a; b; c, d}", "a|b|c, d")]
    [InlineData("keyword = {{a, b}, c}", "a, b|c")]
    [InlineData("keywords = {G\\\"odel, R\\&D}", "Gödel|R&D")]
    [InlineData("keywords = {}", "")]
    public async Task Read_Keywords_AreCut(string field, string keywords) =>
        string.Join('|', (await Read.EntryAsync(field)).Keywords).Should().Be(keywords);

    [Theory]
    [InlineData("journal = {J}, booktitle = {B}", "J")]
    [InlineData("journaltitle = {J}, booktitle = {B}", "J")]
    [InlineData("booktitle = {Proc. of X}", "Proc. of X")]
    [InlineData("journal = {}, booktitle = {B}", "B")]
    public async Task Read_Journal_ComesFromTheFirstFieldThatHasOne(string fields, string journal) => (await Read.EntryAsync(fields)).Journal.Should().Be(journal);

    [Theory]
    [InlineData("doi = {10.1000/A_b}", "10.1000/a_b")]
    [InlineData("doi = {10.1000/a\\_b}", "10.1000/a_b")]
    [InlineData("doi = {10.1002/(SICI)1096(199803)19:4<377::AID-JCC1>3.0.CO;2-P}", "10.1002/(sici)1096(199803)19:4<377::aid-jcc1>3.0.co;2-p")]
    [InlineData("doi = {doi:10.1000/x}", "10.1000/x")]
    [InlineData("url = {http://dx.doi.org/10.1000/a%20b}", null)]
    [InlineData("url = {http://dx.doi.org/10.1000/a%3Cb}", "10.1000/a<b")]
    [InlineData("note = {Preprint, doi: 10.1000/xyz.}", "10.1000/xyz")]
    [InlineData("howpublished = {\\url{https://doi.org/10.1000/xyz}}", "10.1000/xyz")]
    [InlineData("note = {version 10.1000/2}", null)]
    public async Task Read_Doi_IsFoundWhereItStands(string field, string? doi) => (await Read.EntryAsync(field)).Doi.Should().Be(doi);

    [Theory]
    [InlineData("url = {https://arxiv.org/pdf/1706.03762}", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("url = {https://arxiv.org/abs/1706.03762}", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("howpublished = {\\url{http://www.arxiv.org/abs/hep-th/9901001v2}}", "https://arxiv.org/pdf/hep-th/9901001v2")]
    [InlineData("url = {https://arxiv.org/abs/1706.03762}, file = {https://x.org/p.pdf}", "https://x.org/p.pdf")]
    [InlineData("url = {https://arxiv.org/list/cs.CL/recent}", null)]
    [InlineData("url = {https://arxiv.org/abs/1706.037620}", null)]
    [InlineData("eprint = {1706.03762}, archivePrefix = {arXiv}, primaryClass = {cs.CL}", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("eprint = {1706.03762v5}, eprinttype = {arxiv}", "https://arxiv.org/pdf/1706.03762v5")]
    [InlineData("eprint = {arXiv:math.GT/0309136 [math.GT]}", "https://arxiv.org/pdf/math.GT/0309136")]
    [InlineData("eprint = {1706.03762}", null)]
    [InlineData("eprint = {1706.03762}, eprinttype = {hdl}", null)]
    [InlineData("eprint = {12345}, archivePrefix = {arXiv}", null)]
    [InlineData("url = {http://x.org/\\~{}me/a\\_b.PDF?v=1}", "http://x.org/~me/a_b.PDF?v=1")]
    [InlineData("url = \"http://x.org/page; http://x.org/p.pdf; http://x.org/q.pdf\"", "http://x.org/p.pdf")]
    [InlineData("howpublished = {\\url{http://x.org/p.pdf}}", "http://x.org/p.pdf")]
    [InlineData("pdf = {https://x.org/download?id=5}", "https://x.org/download?id=5")]
    [InlineData("file = {:home/me/p.pdf:PDF}", null)]
    public async Task Read_PdfUrl_IsAnAddressThatLeadsToAPdf(string field, string? url) => (await Read.EntryAsync(field)).PdfUrl.Should().Be(url);

    [Theory]
    [InlineData("title = {Space and Beyond}, subtitle = {The Frontier}", "Space and Beyond: The Frontier")]
    [InlineData("title = {What is it?}, subtitle = {An Answer}", "What is it? An Answer")]
    [InlineData("title = {A: B}, subtitle = {B}", "A: B")]
    public async Task Read_Subtitle_IsJoined(string fields, string title) => (await Read.EntryAsync(fields)).Title.Should().Be(title);

    [Fact]
    public async Task Read_EditorsAlone_AreTheAuthors() => (await Read.EntryAsync("editor = {Ed Itor}")).Authors.Should().Equal("Itor, Ed");

    [Fact]
    public async Task Read_AndOthers_IsReported()
    {
        var read = await Read.BibTexAsync("@misc{a, title={T}, author = {Ann Author and others}}");

        read.Paper.Authors.Should().Equal("Author, Ann");
        read.Faults.Should().ContainSingle().Which.Reason.Should().Be(BibliographyFaultReason.AuthorsIncomplete);
    }

    [Theory]
    [InlineData("author = {others}")]
    [InlineData("author = {{et al.}}")]
    public async Task Read_NobodyButOthers_IsNoAuthor(string author)
    {
        var read = await Read.BibTexAsync($"@misc{{a, title={{T}}, {author}}}\n@book{{b, title={{T}}, {author}, editor = {{Ed Itor}}}}");

        read.Paper.Authors.Should().Equal("Itor, Ed");
        read.Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.Missing && fault.Key == "a");
        read.Faults.Where(fault => !fault.IsRecordLost).Should().HaveCount(2).And.OnlyContain(fault => fault.Reason == BibliographyFaultReason.AuthorsIncomplete && fault.Field == "author");
    }

    [Theory]
    [InlineData("X. Y. Zhang, A. B. Li, C. D. Wang", "Zhang, X. Y.|Li, A. B.|Wang, C. D.")]
    [InlineData("A; B", "A|B")]
    [InlineData("A \\& B", "A & B")]
    public async Task Read_NamesJoinedOtherwise_AreReportedAndTheRecordStays(string author, string authors)
    {
        var read = await Read.BibTexAsync($"@misc{{a, title = {{T}},\n author = {{{author}}}}}");

        string.Join('|', read.Paper.Authors).Should().Be(authors);
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault =>
            fault.Reason == BibliographyFaultReason.JoinedNames && fault.Field == "author" && fault.Line == 2 && !fault.IsRecordLost && fault.Message.Contains("'and'"));
    }

    [Fact]
    public async Task Read_SecondTime_IsRefused()
    {
        var reading = BibTexReader.ReadText(new StringReader(""));
        await using (reading.GetAsyncEnumerator(TestContext.Current.CancellationToken))
        {
            FluentActions.Invoking(() => reading.GetAsyncEnumerator(TestContext.Current.CancellationToken)).Should().Throw<InvalidOperationException>();
        }
    }

    [Fact]
    public void Read_OptionsOutOfRange_AreRefused()
    {
        FluentActions.Invoking(() => BibTexReader.ReadText(new StringReader(""), new BibliographyReadOptions { MaxRecordLength = 1 })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => CslJsonReader.Read(Stream.Null, new BibliographyReadOptions { FallbackEncoding = System.Text.Encoding.UTF8 })).Should().Throw<ArgumentException>();
    }
}
