using System.Collections.Frozen;

namespace Raso.Storage.Bibliography;

/// <summary>What the commands of formulas stand for.</summary>
internal static class LatexMathSymbols
{
    private const string Plain = "0123456789+-=()abcdefghijklmnoprstuvwxyz";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string PlainLow = "0123456789+-=()aehijklmnoprstuvx";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

    // Name and sign, one after another.
    private const string Table =
        """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ
        rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        pm ± mp ∓ times × div ÷ cdot ⋅ cdotp · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ setminus ∖ uplus ⊎
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ll ≪ gg ≫ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ lt < gt > lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ perp ⊥ vdash ⊢ models ⊨ vDash ⊨ mid ∣ nmid ∤ parallel ∥
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ uparrow ↑ downarrow ↓ updownarrow ↕ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leadsto ⇝ rightleftharpoons ⇌
        infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ prime ′ angle ∠ triangle △ Box □ square □ diamond ⋄ Diamond ◇ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮ checkmark ✓
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ surd √ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖
        ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dagger † ddagger ‡ amalg ⨿ ltimes ⋉ rtimes ⋊ bowtie ⋈ lbrace { rbrace } backslash \ degree °
        sin sin cos cos tan tan log log ln ln exp exp lim lim max max min min sup sup inf inf det det dim dim ker ker deg deg gcd gcd mod mod bmod mod arg arg hom hom Pr Pr
        """;

    private static readonly FrozenDictionary<string, string> Symbols = LatexTable.Pairs(Table).ToFrozenDictionary();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Symbols.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? Symbol(ReadOnlySpan<char> command) => Lookup.TryGetValue(command, out var symbol) ? symbol : null;

    /// <summary>Gives the raised or lowered form of a character, or NUL.</summary>
    public static char Script(char character, bool isRaised)
    {
        var at = (isRaised ? Plain : PlainLow).IndexOf(character, StringComparison.Ordinal);
        return at >= 0 ? (isRaised ? Raised : Lowered)[at] : isRaised && character is '*' or '′' ? character : '\0';
    }

    /// <summary>Tells whether a command only changes the font of what follows.</summary>
    public static bool IsTransparent(ReadOnlySpan<char> command) => command is "mathrm" or "mathit" or "mathbf" or "mathsf" or "mathtt" or "mathnormal" or "boldsymbol" or "bm"
        or "text" or "textrm" or "textit" or "textbf" or "mbox" or "hbox" or "operatorname" or "ensuremath";

    public static string Blackboard(char letter) => letter switch
    {
        'C' => "ℂ",
        'H' => "ℍ",
        'N' => "ℕ",
        'P' => "ℙ",
        'Q' => "ℚ",
        'R' => "ℝ",
        'Z' => "ℤ",
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D538 + (letter - 'A')),
        _ => "",
    };

    public static char Accent(ReadOnlySpan<char> command) => command switch
    {
        "hat" or "widehat" => '\u0302',
        "bar" or "overline" => '\u0304',
        "tilde" or "widetilde" => '\u0303',
        "vec" => '\u20D7',
        "dot" => '\u0307',
        "ddot" => '\u0308',
        "check" => '\u030C',
        "acute" => '\u0301',
        "grave" => '\u0300',
        "breve" => '\u0306',
        _ => '\0',
    };
}
