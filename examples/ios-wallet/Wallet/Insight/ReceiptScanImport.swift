import Photos

/// Finds pictures of receipts.
struct ReceiptScanImport {
    func pictures() -> PHFetchResult<PHAsset> {
        PHAsset.fetchAssets(with: .image, options: nil)
    }
}
